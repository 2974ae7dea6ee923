#pragma once

#include "models/sql/database.h"

#include <type_traits>
#include <variant>
#include <vector>

namespace sekishod {

// Binds all of them from the first place on; texts without a copy. How many there are.
inline int bindValues(sekisho::sql::Native& row, const std::vector<sekisho::sql::Value>& values) {
    int place = 0;
    for (const auto& value : values)
        std::visit(
            [&](const auto& one) {
                using Kind = std::decay_t<decltype(one)>;
                if constexpr (std::is_null_pointer_v<Kind>)
                    row.bindNull(++place);
                else if constexpr (std::is_same_v<Kind, std::string>)
                    row.bind(++place, std::string_view(one));
                else
                    row.bind(++place, one);
            },
            value);
    return place;
}

} // namespace sekishod
