package io.guichet.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.fileupload.MultipartStream.MalformedStreamException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.IOFileUploadException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * Answers multipart bodies that cannot be read: with a problem below {@code /api}, else with an error page. They are read
 * before their controller is known, hence this is the advice of none.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class MultipartExceptionHandler {

    private final ProblemWriter problems;

    MultipartExceptionHandler(ProblemWriter problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void handle(MultipartException e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isFaultOfTheServer(e)) {
            throw e;
        }
        var refusal = refusal(e);
        if (ErrorFallbackController.isApiPath(request, request.getRequestURI())) {
            problems.write(response, refusal);
        } else {
            response.sendError(ProblemDetails.status(refusal).value());
        }
    }

    private static Exception refusal(MultipartException e) {
        if (e.contains(FileCountLimitExceededException.class)) {
            return new SizeLimitExceeded("The body has too many parts.");
        }
        return e instanceof MaxUploadSizeExceededException || e.contains(SizeException.class)
                ? new SizeLimitExceeded("The body, one of its files or the headers of a part are too large.")
                : new BadInput("body", "is not a readable multipart/form-data body");
    }

    /** Files are written to disk while the body is read, which fails on a full disk. */
    private static boolean isFaultOfTheServer(MultipartException e) {
        return e.contains(IOFileUploadException.class)
                && !e.contains(MalformedStreamException.class)
                && !e.contains(BadRequestException.class);
    }
}
