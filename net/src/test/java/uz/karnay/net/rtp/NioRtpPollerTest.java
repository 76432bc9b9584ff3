package uz.karnay.net.rtp;

import java.io.IOException;
import uz.karnay.loop.Clock;

class NioRtpPollerTest extends RtpPollerContract {

    NioRtpPollerTest() throws IOException {
        super(NioRtpPoller.open(Clock.system()));
    }
}
