package uz.karnay.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import uz.karnay.api.problem.BodyTooLarge;
import uz.karnay.api.problem.ProblemKind;
import uz.karnay.api.problem.ProblemWriter;

/** Reads no more than {@value BodyTooLarge#LIMIT_BYTES} bytes of a body, whether its length was announced or not. */
final class BodyLimitFilter extends OncePerRequestFilter {

    private static final String SOUNDS = "/api/v1/sounds/";

    private final ProblemWriter problems;

    BodyLimitFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().startsWith(SOUNDS)) {
            chain.doFilter(request, response); // a file that is read bit by bit, by one who knows its own limit
        } else if (request.getContentLengthLong() > BodyTooLarge.LIMIT_BYTES) {
            problems.write(response, ProblemKind.TOO_LARGE, BodyTooLarge.ADVICE);
        } else if (request.getContentLengthLong() < 0) {
            chain.doFilter(new Limited(request), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static final class Limited extends HttpServletRequestWrapper {
        private @Nullable ServletInputStream stream;

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) {
                stream = new LimitedStream(super.getInputStream());
            }
            return stream;
        }
    }

    private static final class LimitedStream extends ServletInputStream {
        private final ServletInputStream source;
        private long taken;

        LimitedStream(ServletInputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            int value = source.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = source.read(target, offset, length);
            count(count);
            return count;
        }

        private void count(int bytes) throws BodyTooLarge {
            taken += Math.max(0, bytes);
            if (taken > BodyTooLarge.LIMIT_BYTES) {
                throw new BodyTooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }
    }
}
