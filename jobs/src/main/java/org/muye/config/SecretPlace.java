package org.muye.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a secret is kept; never the secret itself.
 *
 * @param environment name of the environment variable that holds it, or null
 * @param file absolute path of the file that holds it, which only its owner may read; or null
 */
public record SecretPlace(@Nullable String environment, @Nullable Path file) {}
