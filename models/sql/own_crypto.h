#pragma once
// For threads that read encrypted stores beside each other. OpenSSL looks up the cipher of each page, and counts who
// uses it, in places that all threads share and wait for: a quarter of the time of two threads.

namespace sekisho::sql {

// From here on to its end this thread has those places for itself. For a thread that was started for such work; what
// it uses of OpenSSL must not be handed to others.
void useOwnCrypto();

} // namespace sekisho::sql
