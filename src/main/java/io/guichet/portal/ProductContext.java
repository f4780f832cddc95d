package io.guichet.portal;

import java.io.Serializable;

/**
 * Where in the brand's product a signed hand-over came from.
 *
 * @param team id of the team, or null
 * @param origin place in the product, or null
 */
record ProductContext(String team, String origin) implements Serializable {

    static final ProductContext NONE = new ProductContext(null, null);
}
