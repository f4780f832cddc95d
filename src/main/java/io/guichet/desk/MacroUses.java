package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.macro.Macros;
import io.guichet.text.InputNumber;
import org.springframework.stereotype.Component;

/** The macro that a sent form names in a field of the composer. */
@Component
class MacroUses {

    private final Macros macros;

    MacroUses(Macros macros) {
        this.macros = macros;
    }

    /** @param macro its id as submitted; null or blank for none */
    void recordUse(String macro, String number, StaffMember staff) {
        InputNumber.parse(macro, Integer.MAX_VALUE).ifPresent(id -> macros.recordUse(id, number, staff));
    }
}
