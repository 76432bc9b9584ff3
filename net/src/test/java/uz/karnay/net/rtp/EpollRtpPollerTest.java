package uz.karnay.net.rtp;

import java.io.IOException;
import uz.karnay.loop.Clock;

class EpollRtpPollerTest extends RtpPollerContract {

    EpollRtpPollerTest() throws IOException {
        super(EpollRtpPoller.open(Clock.system()));
    }
}
