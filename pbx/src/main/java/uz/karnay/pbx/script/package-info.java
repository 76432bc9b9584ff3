/**
 * Calls that Karnay itself talks to: menus, announcements, mailboxes. A script is blocking code on a thread of its own,
 * and touches nothing but its {@link uz.karnay.pbx.script.ScriptedCall}.
 */
@NullMarked
package uz.karnay.pbx.script;

import org.jspecify.annotations.NullMarked;
