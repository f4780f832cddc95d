package io.guichet.billing;

import io.guichet.policy.Fee;
import java.time.Instant;

/**
 * A payment through a provider, from the page that is opened for it to its refund.
 *
 * @param id its secret: who has it sees its state
 * @param checkAt when the provider is asked next what has become of its page
 * @param session the provider's name of the page; null until it has opened one
 * @param url address of the page, or null
 * @param reference of the provider; null until it is paid
 * @param received the amount in words if it was another one than the fee
 * @param refund null if there is none
 */
public record Payment(
        String id,
        String brand,
        String ticket,
        String provider,
        Fee fee,
        PaymentState state,
        Instant createdAt,
        Instant expiresAt,
        Instant checkAt,
        String session,
        String url,
        String reference,
        String received,
        Instant paidAt,
        Refund refund) {

    /** States of a payment. */
    public enum PaymentState {
        /** The customer may pay. */
        OPEN,
        EXPIRED,
        /** It is the ticket's fee. */
        PAID,
        /** It was received, but not for the ticket: it is refunded. */
        UNUSED
    }

    /** Why a payment is refunded. */
    public enum RefundReason {
        /** The request was withdrawn before work began, or before it was paid. */
        WITHDRAWN,
        /** It was received after the request had become a standard one. */
        LATE,
        /** The fee had been paid or ordered otherwise. */
        DUPLICATE,
        /** Amount or currency are not those of the fee. */
        MISMATCH,
        /** A lead has decided so. */
        STAFF
    }

    /** States of a refund. */
    public enum RefundState {
        QUEUED,
        DONE,
        /** The provider refuses it; a lead may order it again. */
        FAILED
    }

    /**
     * A refund of the whole payment.
     *
     * @param failure the provider's last words, or null
     * @param reference of the provider, or null
     */
    public record Refund(
            RefundReason reason,
            RefundState state,
            Instant requestedAt,
            String requestedBy,
            int round,
            int attempts,
            String failure,
            String reference,
            Instant doneAt) {}

    public boolean isOpen() {
        return state == PaymentState.OPEN;
    }

    public boolean isPaid() {
        return state == PaymentState.PAID;
    }

    /** Whether money was received that nothing pays back. */
    public boolean isRefundable() {
        return paidAt != null && (refund == null || refund.state() == RefundState.FAILED);
    }
}
