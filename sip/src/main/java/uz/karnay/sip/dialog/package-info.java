/**
 * Dialogs: what two user agents keep about each other between requests. RFC 3261 §12. A {@link
 * uz.karnay.sip.dialog.Dialog} holds the state and shapes requests; who sends them and what they mean is the agent's.
 */
@NullMarked
package uz.karnay.sip.dialog;

import org.jspecify.annotations.NullMarked;
