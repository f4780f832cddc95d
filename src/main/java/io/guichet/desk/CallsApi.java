package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.desk.MessageCommands.PostedMessageResponse;
import io.guichet.problem.UnknownEntity;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of calls of customers. */
@RestController
class CallsApi {

    private final Calls calls;
    private final StaffDirectory staff;

    CallsApi(Calls calls, StaffDirectory staff) {
        this.calls = calls;
        this.staff = staff;
    }

    /** @param pin what the caller said */
    record PinCheckRequest(String email, String pin) {}

    record PinCheckResponse(boolean correct) {}

    /** @param body what the caller said */
    record CallRequest(String body) {}

    @PostMapping("/api/brands/{brand}/customers/pin-checks")
    @Tag(name = "Customers")
    @Operation(
            summary = "Check the PIN that a caller says",
            description =
                    "The answer is no more than right or wrong, and wrong without a PIN. After five wrong PINs of a"
                            + " customer in 15 minutes, or twenty in a day, 429 with `Retry-After`.")
    public PinCheckResponse checkPin(@PathVariable String brand, @RequestBody PinCheckRequest request) {
        var user = staff.current();
        var customer = calls.find(brand, request.email(), user)
                .orElseThrow(() -> new UnknownEntity("There is no such customer."));
        return new PinCheckResponse(calls.checkPin(customer.id(), request.pin(), user));
    }

    @PostMapping("/api/tickets/{number}/calls")
    @ResponseStatus(HttpStatus.CREATED)
    @Tag(name = "Tickets")
    @Operation(
            summary = "Log a call of the customer",
            description =
                    "What the caller said becomes a message of the customer; the timeline says whether the user has"
                            + " checked the caller's PIN in the last hour.")
    public PostedMessageResponse log(
            @PathVariable String number,
            @RequestBody CallRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        return calls.log(number, request.body(), key, staff.current());
    }
}
