package io.guichet.macro;

import io.guichet.attachment.Upload;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * What a page changes about a macro.
 *
 * @param shownAttributes names of the attributes that the page can set; the others stay as they are
 * @param revision the revision that was changed
 * @param token of the page; a second submit with it makes no second macro
 * @param removedFiles ids of files of the macro
 */
record MacroEdit(
        MacroContent content,
        Collection<String> shownAttributes,
        int revision,
        String token,
        List<Integer> removedFiles,
        List<Upload> addedFiles) {

    /** The content with those attributes of the macro that the page does not show. */
    MacroContent contentFor(Macro macro) {
        var attributes = new TreeMap<>(macro.content().attributes());
        attributes.keySet().removeAll(shownAttributes);
        attributes.putAll(content.attributes());
        return new MacroContent(
                content.name(),
                content.language(),
                content.body(),
                content.scope(),
                content.team(),
                content.outcome(),
                attributes);
    }
}
