import { setFlagsFromString } from 'node:v8';

/**
 * Patterns are compiled the first time they are used. The engine would interpret each once before it compiles it, and
 * a good part of the time between start and first findings went into doing that twice. Import this before anything
 * else. An engine that no longer knows the setting would complain on standard error, so only those that do are told.
 */
if (Number.parseInt(process.versions.node, 10) <= 24) setFlagsFromString('--no-regexp-tier-up');
