package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class TicketProcessTest {

    @Autowired
    private Desk desk;

    @Test
    void closesASolvedTicketThatNobodyReopens() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.answers(number, "SOLVE");
        assertThat(desk.ticket(number).status()).isEqualTo("SOLVED");

        desk.fires(number, "Event_ReopeningOver");

        assertThat(desk.ticket(number).status()).isEqualTo("CLOSED");
        assertThat(desk.reached(number)).contains("End_Closed");
        assertThat(desk.letters(number)).containsExactly("acknowledgement", "solved");
    }
}
