package uz.karnay.pbx.call;

import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.registration.Binding;

/** Something that can be rung. */
public sealed interface DialTarget {

    /** For logs and the record: {@code 100 at udp:192.0.2.7:5061}, {@code 998901234567 over bell}. */
    String label();

    /** One registered device of an extension. */
    record Device(Extension extension, Binding binding) implements DialTarget {
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
