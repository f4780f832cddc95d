/** The live board: what is open now. */
package io.guichet.insight.board;
