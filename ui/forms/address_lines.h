#pragma once
// Reads a pasted list of addresses: one a line (address, CIDR or first-last), behind it a label if there is one, parted
// by comma, semicolon, tab or blanks, or written as a comment. Lines that begin with # are comments. Every line that
// cannot be taken is named with its reason; the others are taken. Some microseconds a line. Pure.

#include "models/domain/error.h"
#include "models/policy/values.h"

#include <QString>

#include <cstddef>
#include <vector>

namespace sekisho::ui {

inline constexpr std::size_t kLongestAddressLabel = 100;

struct AddressFault {
    int line = 0; // from 1
    QString text; // the line as it was typed
    Error
        error; // ADDRESS_BAD, ADDRESS_PREFIX, ADDRESS_BACKWARDS, ADDRESS_NOT_PUBLIC, ADDRESS_OVERLAPS, POLICY_TOO_LONG
};

struct AddressReading {
    std::vector<policy::AddressEntry> good; // in canonical form, none twice, in the order of the lines
    std::vector<AddressFault> wrong;
    int known = 0; // lines that say again what is there already, in `present` or further up
};

AddressReading readAddresses(const QString& text, const std::vector<policy::AddressEntry>& present);
// One line of such a list: address and label, not judged. Nothing in it: both empty.
policy::AddressEntry splitAddressLine(const QString& line);
QString addressLines(const std::vector<policy::AddressEntry>& entries); // the way back: ADDRESS<tab>LABEL

} // namespace sekisho::ui
