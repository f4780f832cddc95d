package io.guichet.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.model.ModelFiles;
import java.math.BigInteger;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every cell of the five published policies, on the shipped tables. Attributes are written as {@code name=value name=value}. */
class ShippedPoliciesTest {

    private static final Brands BRANDS = new Brands(new ModelFiles(".", List.of()));
    private final Policies policies = new Policies(new FileTables());

    @ParameterizedTest
    @CsvSource({
        "helpcenter, '',                                                           TICKET",
        "helpcenter, requestType=incident,                                         TICKET",
        "helpcenter, requestType=improvement,                                      TICKET",
        "helpcenter, requestType=jobs,                                             TICKET",
        "zoom,       plan=free,                                                    TICKET",
        "zoom,       plan=enterprise requestType=incident,                         TICKET",
        "zoom,       plan=pro requestType=other-services,                          SALES",
        "vimeo,      '',                                                           TICKET",
        "vimeo,      plan=free,                                                    TICKET",
        "vimeo,      plan=starter signedIn=false,                                  SIGN_IN",
        "vimeo,      plan=starter signedIn=false channel=email,                    TICKET",
        "vimeo,      plan=starter signedIn=true,                                   TICKET",
        "vimeo,      plan=pro product=Vimeo Livestream,                            OTHER_HELP_CENTRE",
        "vimeo,      plan=pro product=Vimeo Record,                                TICKET",
        "vimeo,      requestType=deceased-owner signedIn=false,                    RESTRICTED",
        "vimeo,      requestType=vulnerability,                                    RESTRICTED",
        "vimeo,      plan=enterprise requestType=lost-pin,                         ACCOUNT_TEAM",
        "vimeo,      plan=free requestType=feedback,                               TICKET",
        "miro,       plan=free,                                                    COMMUNITY",
        "miro,       plan=education requestType=product-question,                  COMMUNITY",
        "miro,       '',                                                           COMMUNITY",
        "miro,       plan=starter requestType=product-question,                    TICKET",
        "miro,       plan=business,                                                TICKET",
        "miro,       plan=business requestType=product-question,                   TICKET",
        "miro,       plan=enterprise,                                              TICKET",
        "miro,       plan=enterprise topic=bug,                                    TICKET",
        "miro,       plan=free topic=bug,                                          COMMUNITY",
        "miro,       plan=starter origin=dashboard,                                TICKET",
        "miro,       plan=starter origin=board,                                    TICKET",
        "miro,       plan=starter origin=mobile,                                   TICKET",
        "miro,       plan=starter origin=website,                                  SWITCH_TEAM",
        "miro,       plan=starter signedIn=false,                                  SIGN_IN",
        "miro,       plan=starter requestType=cannot-sign-in signedIn=false,       SIGN_IN_FORM",
        "miro,       plan=free requestType=billing,                                COMMUNITY",
        "miro,       plan=education requestType=billing,                           COMMUNITY",
        "miro,       plan=starter requestType=billing,                             BILLING_ADDRESS",
        "miro,       plan=business requestType=billing,                            BILLING_ADDRESS",
        "miro,       plan=enterprise requestType=billing,                          ACCOUNT_TEAM",
        "miro,       plan=free requestType=feature-request,                        WISHLIST",
        "miro,       plan=enterprise requestType=feature-request,                  WISHLIST",
        "miro,       requestType=pricing-security,                                 SALES",
        "miro,       plan=enterprise requestType=company,                          COMPANY",
        "miro,       requestType=jobs signedIn=false,                              CAREERS",
        "webshop,    '',                                                           TICKET",
        "webshop,    premium=true,                                                 TICKET",
        "webshop,    signedIn=false,                                               TICKET",
        "webshop,    channel=email,                                                CONTACT_FORM",
        "webshop,    channel=phone,                                                CONTACT_FORM",
    })
    void routesRequestsAsPublished(String brand, String attributes, String outcome) {
        var route = policies.entitlement(brand(brand), attributes(brand, attributes), "en");

        assertThat(route.value().outcome()).isEqualTo(outcome);
        assertThat(route.value().reason()).isNotBlank();
        assertThat(route.reason().text()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "miro,    plan=starter,               community",
        "miro,    plan=business topic=bug,    checklist",
        "miro,    plan=free,                  paid team",
        "vimeo,   plan=free,                  recording",
        "webshop, signedIn=false,             attach files",
    })
    void addsThePublishedHint(String brand, String attributes, String hint) {
        assertThat(policies.entitlement(brand(brand), attributes(brand, attributes), "en")
                        .value()
                        .hints())
                .singleElement()
                .asString()
                .contains(hint);
    }

    @ParameterizedTest
    @CsvSource({
        "zoom,    impact=down workaround=none,       P1",
        "zoom,    impact=down,                       P1",
        "zoom,    impact=down workaround=partial,    P2",
        "zoom,    impact=down workaround=full,       P2",
        "zoom,    impact=degraded workaround=none,   P2",
        "zoom,    impact=degraded,                   P2",
        "zoom,    impact=degraded workaround=partial, P2",
        "zoom,    impact=degraded workaround=full,   P3",
        "zoom,    impact=none,                       P3",
        "zoom,    impact=none workaround=full,       P3",
        "zoom,    impact=information,                P4",
        "zoom,    '',                                P3",
        "zoom,    severity=urgent,                   P3",
        "vimeo,   severity=urgent,                   urgent",
        "vimeo,   '',                                standard",
        "miro,    severity=important,                important",
        "webshop, '',                                normal",
        "webshop, premium=false,                     normal",
        "webshop, premium=true,                      premium",
        "helpcenter, '',                             normal",
    })
    void decidesThePriority(String brand, String attributes, String priority) {
        assertThat(policies.priority(brand(brand), attributes(brand, attributes))
                        .value()
                        .name())
                .isEqualTo(priority);
    }

    @ParameterizedTest
    @CsvSource({
        "helpcenter, '',                                                  NONE,       ELAPSED, ,      HUMAN_REPLY",
        "zoom,  plan=pro impact=down,                                     GUARANTEED, ELAPSED, PT1H,  REGISTERED",
        "zoom,  plan=business impact=degraded,                            GUARANTEED, ELAPSED, PT4H,  REGISTERED",
        "zoom,  plan=api impact=none,                                     GUARANTEED, ELAPSED, PT24H, REGISTERED",
        "zoom,  plan=education impact=information,                        GUARANTEED, ELAPSED, PT24H, REGISTERED",
        "zoom,  plan=enterprise impact=down,                              GUARANTEED, ELAPSED, PT1H,  REGISTERED",
        "zoom,  plan=enterprise impact=degraded,                          GUARANTEED, ELAPSED, PT4H,  REGISTERED",
        "zoom,  plan=enterprise,                                          GUARANTEED, ELAPSED, PT24H, REGISTERED",
        "zoom,  plan=free impact=down,                                    GUARANTEED, ELAPSED, PT24H, REGISTERED",
        "zoom,  '',                                                       GUARANTEED, ELAPSED, PT24H, REGISTERED",
        "vimeo, plan=advanced channel=chat,                               ESTIMATED,  ELAPSED, PT2H,  HUMAN_REPLY",
        "vimeo, plan=premium channel=chat,                                ESTIMATED,  ELAPSED, PT2H,  HUMAN_REPLY",
        "vimeo, plan=enterprise package=silver,                           GUARANTEED, BUSINESS_HOURS, PT6H,"
                + " HUMAN_REPLY",
        "vimeo, plan=enterprise,                                          GUARANTEED, BUSINESS_HOURS, PT6H,"
                + " HUMAN_REPLY",
        "vimeo, plan=enterprise package=silver severity=important,        GUARANTEED, BUSINESS_HOURS, PT3H,"
                + " HUMAN_REPLY",
        "vimeo, plan=enterprise package=silver severity=urgent,           GUARANTEED, BUSINESS_HOURS, PT1H,"
                + " HUMAN_REPLY",
        "vimeo, plan=enterprise package=gold,                             GUARANTEED, ELAPSED, PT6H,  HUMAN_REPLY",
        "vimeo, plan=enterprise package=gold severity=important,          GUARANTEED, ELAPSED, PT3H,  HUMAN_REPLY",
        "vimeo, plan=enterprise package=gold severity=urgent,             GUARANTEED, ELAPSED, PT1H,  HUMAN_REPLY",
        "vimeo, plan=enterprise package=platinum,                         GUARANTEED, ELAPSED, PT2H,  HUMAN_REPLY",
        "vimeo, plan=enterprise package=platinum severity=important,      GUARANTEED, ELAPSED, PT1H,  HUMAN_REPLY",
        "vimeo, plan=enterprise package=platinum severity=urgent,         GUARANTEED, ELAPSED, PT30M, HUMAN_REPLY",
        "vimeo, plan=advanced,                                            ESTIMATED,  ELAPSED, PT2H,  HUMAN_REPLY",
        "vimeo, plan=standard severity=urgent,                            ESTIMATED,  ELAPSED, PT6H,  HUMAN_REPLY",
        "vimeo, plan=starter,                                             ESTIMATED,  ELAPSED, PT8H,  HUMAN_REPLY",
        "vimeo, plan=free,                                                ESTIMATED,  BUSINESS_DAYS, P3D, HUMAN_REPLY",
        "vimeo, plan=premium,                                             ESTIMATED,  ELAPSED, PT2H,  HUMAN_REPLY",
        "vimeo, plan=business channel=email,                              ESTIMATED,  ELAPSED, PT4H,  HUMAN_REPLY",
        "vimeo, plan=pro,                                                 ESTIMATED,  ELAPSED, PT6H,  HUMAN_REPLY",
        "vimeo, plan=plus,                                                ESTIMATED,  ELAPSED, PT8H,  HUMAN_REPLY",
        "vimeo, plan=basic,                                               ESTIMATED,  BUSINESS_DAYS, P3D, HUMAN_REPLY",
        "miro,  plan=business,                                            NONE,       ELAPSED, ,      HUMAN_REPLY",
        "miro,  plan=business addOn=premium-support,                      GUARANTEED, ELAPSED, PT4H,  HUMAN_REPLY",
        "miro,  plan=enterprise addOn=premium-support severity=urgent,    GUARANTEED, ELAPSED, PT1H,  HUMAN_REPLY",
        "webshop, '',                                                     ESTIMATED,  CUT_OFF, 16:00, HUMAN_REPLY",
        "webshop, premium=true,                                           GUARANTEED, BUSINESS_HOURS, PT2H,"
                + " HUMAN_REPLY",
    })
    void promisesAFirstResponse(
            String brand,
            String attributes,
            SlaTarget.TargetKind kind,
            SlaTarget.TargetUnit unit,
            String amount,
            SlaTarget.StopEvent stopsOn) {
        var slaTarget = target(brand, attributes, Target.FIRST_RESPONSE);

        assertThat(slaTarget.kind()).isEqualTo(kind);
        assertThat(slaTarget.unit()).isEqualTo(unit);
        assertThat(slaTarget.amount()).isEqualTo(amount);
        assertThat(slaTarget.stopsOn()).isEqualTo(stopsOn);
        assertThat(slaTarget.reason().text()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "vimeo,   plan=enterprise,               Mo-Fr 09:00-21:00, America/New_York, ",
        "vimeo,   plan=enterprise region=europe, Mo-Fr 09:00-18:00, Z,                ",
        "vimeo,   plan=enterprise region=apac,   Mo-Fr 09:00-21:00, +10:00,           ",
        "vimeo,   plan=free,                     Mo-Fr 09:00-18:00; PH off, America/New_York, US",
        "webshop, '',                            Mo-Fr 08:30-17:30; Sa 09:00-12:00; PH off, Europe/Brussels, BE",
        "webshop, premium=true,                  Mo-Su 08:30-22:00, Europe/Brussels,  ",
    })
    void countsAFirstResponseInThePublishedHours(
            String brand, String attributes, String expression, String zone, String holidays) {
        var hours = target(brand, attributes, Target.FIRST_RESPONSE).hours();

        assertThat(hours.expression()).isEqualTo(expression);
        assertThat(hours.zone().getId()).isEqualTo(zone);
        assertThat(hours.holidays()).isEqualTo(holidays);
    }

    @Test
    void onlyWebshopChargesForRequests() {
        var fee = policies.fee(brand("webshop"), attributes("webshop", "premium=true"))
                .orElseThrow();

        assertThat(fee.value().net().format(Locale.ENGLISH)).isEqualTo("€25.00");
        assertThat(fee.value().vat().format(Locale.FRENCH)).isEqualTo("5,25\u00a0€");
        assertThat(fee.value().gross().format(Locale.ENGLISH)).isEqualTo("€30.25");
        assertThat(fee.value().term()).isEqualTo(Period.ofDays(14));
        assertThat(fee.reason().text()).startsWith("A premium request costs 25.00 EUR");
        assertThat(BRANDS.all()).allSatisfy(brand -> assertThat(policies.fee(brand, TicketAttributes.none()))
                .isEmpty());
        assertThat(BRANDS.get("webshop").payee().iban()).satisfies(ShippedPoliciesTest::isAnIban);
    }

    private static void isAnIban(String iban) {
        var account = iban.replace(" ", "");
        var digits = (account.substring(4) + account.substring(0, 4))
                .chars()
                .mapToObj(sign -> String.valueOf(Character.digit(sign, 36)))
                .collect(Collectors.joining());

        assertThat(new BigInteger(digits).mod(BigInteger.valueOf(97))).isEqualTo(BigInteger.ONE);
    }

    @ParameterizedTest
    @CsvSource({"helpcenter", "zoom", "vimeo", "miro", "webshop"})
    void promisesNoLaterTargetsAndEstimatesTheTiers(String brand) {
        assertThat(List.of(Target.NEXT_RESPONSE, Target.RESOLUTION, Target.CLAIM))
                .allSatisfy(
                        target -> assertThat(target(brand, "", target).kind()).isEqualTo(SlaTarget.TargetKind.NONE));
        assertThat(target(brand, "", Target.SPECIALIST).amount()).isEqualTo("P1D");
        assertThat(target(brand, "", Target.DEVELOPER).amount()).isEqualTo("P3D");
        assertThat(target(brand, "", Target.DEVELOPER).hours()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "zoom,  chat,  plan=free,                                       24/7",
        "zoom,  web,   plan=pro,                                        24/7",
        "zoom,  chat,  plan=business,                                   24/7",
        "zoom,  web,   plan=business,                                   24/7",
        "zoom,  web,   '',                                              24/7",
        "zoom,  phone, '',                                              ",
        "zoom,  phone, plan=pro,                                        ",
        "zoom,  phone, plan=free,                                       ",
        "zoom,  phone, plan=business,                                   24/7",
        "zoom,  phone, plan=enterprise,                                 24/7",
        "zoom,  phone, plan=education,                                  24/7",
        "zoom,  phone, plan=api,                                        24/7",
        "vimeo, web,   plan=free,                                       24/7",
        "vimeo, email, plan=free,                                       24/7",
        "vimeo, chat,  plan=advanced topic=live-stream,                 24/7",
        "vimeo, chat,  plan=premium topic=live-stream,                  24/7",
        "vimeo, chat,  plan=enterprise topic=live-stream,               24/7",
        "vimeo, chat,  plan=enterprise,                                 ",
        "vimeo, chat,  plan=standard topic=live-stream,                 ",
        "vimeo, phone, plan=advanced,                                   ",
        "vimeo, phone, plan=enterprise,                                 Mo-Su 09:00-21:00",
        "vimeo, phone, plan=enterprise region=europe,                   Mo-Su 09:00-18:00",
        "vimeo, phone, plan=enterprise region=apac,                     Mo-Su 09:00-21:00",
        "vimeo, phone, plan=enterprise package=gold,                    24/7",
        "vimeo, phone, plan=enterprise package=platinum region=apac,    24/7",
        "miro,  web,   plan=starter,                                    24/7",
        "miro,  phone, plan=enterprise,                                 ",
        "webshop, web, '',                                              24/7",
        "webshop, phone, '',                                            ",
    })
    void opensThePublishedChannels(String brand, String channel, String attributes, String expression) {
        assertThat(policies.channelHours(brand(brand), attributes(brand, attributes), channel)
                        .map(BusinessHours::expression)
                        .orElse(null))
                .isEqualTo(expression);
    }

    private SlaTarget target(String brand, String text, Target target) {
        var attributes = attributes(brand, text);
        var priority = policies.priority(brand(brand), attributes).value().name();
        return policies.target(brand(brand), attributes, priority, target);
    }

    private static Brand brand(String id) {
        return BRANDS.get(id);
    }

    private static TicketAttributes attributes(String brand, String text) {
        Map<String, Object> attributes = new TreeMap<>();
        for (var pair : text.isBlank() ? new String[0] : text.split(" (?=\\w+=)")) {
            var parts = pair.split("=", 2);
            attributes.put(
                    parts[0],
                    List.of("true", "false").contains(parts[1]) ? (Object) Boolean.valueOf(parts[1]) : parts[1]);
        }
        return TicketAttributes.validated(brand(brand), attributes);
    }
}
