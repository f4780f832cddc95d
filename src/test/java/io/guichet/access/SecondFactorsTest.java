package io.guichet.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who must have a second factor. */
class SecondFactorsTest {

    private final StaffDirectory directory = mock();

    @ParameterizedTest
    @CsvSource({
        "ada,   lead,  false, true",
        "ada,   agent, false, false",
        "ada,   lead,  true,  true",
        "lead,  lead,  true,  false",
        "lead,  lead,  false, true"
    })
    void aRoleDemandsItExceptFromThePeopleOfTheDemo(String id, String role, boolean demo, boolean required) {
        when(directory.account(id)).thenReturn(StaffAccount.NEW);
        var factors = new SecondFactors(
                mock(),
                directory,
                mock(),
                mock(),
                new SecondFactorSettings(Set.of(Roles.LEAD, Roles.ADMIN), null),
                new DemoSettings(demo),
                mock(),
                Clock.systemUTC());
        var staff = new StaffMember(id, id, "", Set.of(role), Set.of(), Set.of());

        assertThat(factors.isRequiredFor(staff)).isEqualTo(required);
        assertThat(factors.isMissing(staff)).isEqualTo(required);
    }
}
