package uz.karnay.pbx.call;

import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.registration.Binding;

/** Something that can be rung. */
public sealed interface DialTarget {

    /** For logs and the record: {@code 100 at udp:192.0.2.7:5061}, {@code 998901234567 over bell}. */
    String label();

    /**
     * One registered device of an extension.
     *
     * @param aloud whether it is to answer by itself, with its loudspeaker: an intercom
     */
    record Device(Extension extension, Binding binding, boolean aloud) implements DialTarget {

        /** One that rings until it is taken. */
        public Device(Extension extension, Binding binding) {
            this(extension, binding, false);
        }

        @Override
        public String label() {
            return extension.number() + " at " + binding.source();
        }
    }

    /** A number at an operator. {@code number} is written as the trunk wants it. */
    record Line(Trunk trunk, String number) implements DialTarget {
        @Override
        public String label() {
            return number + " over " + trunk.name();
        }
    }
}
