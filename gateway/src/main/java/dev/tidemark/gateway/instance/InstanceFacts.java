package dev.tidemark.gateway.instance;

import java.net.URI;
import java.util.Optional;

/**
 * What an installation is, as its settings say.
 *
 * @param publicPages whether items can be read without logging in
 * @param demoShop the origin of the demo shop, when its goods can be tracked here
 */
public record InstanceFacts(boolean publicPages, Optional<URI> demoShop) {}
