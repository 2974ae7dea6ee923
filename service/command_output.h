#pragma once
// How the sub-commands speak: sentences of resources/errors.json, one line each, on standard error. People read them in
// Japanese where LC_ALL, LC_MESSAGES or LANG asks for it, else in English; what scripts read is always English.

#include "models/domain/error.h"

#include <string>

namespace sekishod {

// The English sentence of an error with its places filled; the error's own description when the code is not known.
std::string sentenceOf(const sekisho::Error& error);
bool operatorReadsJapanese();
// The same for the person at the terminal.
std::string operatorSentence(const sekisho::Error& error);
// Prints "sekishod: …" on standard error; the exit status: 2 for what the caller can mend in the command, else 1.
int failCommand(const sekisho::Error& error);

} // namespace sekishod
