/**
 * The yearly tasks of leadership teams under the duty system (综治领导责任制): what is asked, by when, and
 * what counts as done. Plain Java; knows organisations and posts, never persons.
 */
@NullMarked
package org.muye.duty;

import org.jspecify.annotations.NullMarked;
