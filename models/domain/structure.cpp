#include "models/domain/structure.h"

namespace sekisho {

std::string_view rankKey(RankKind kind) {
    switch (kind) {
    case RankKind::Level:
        return "level";
    case RankKind::Position:
        return "position";
    case RankKind::UserType:
        return "userType";
    }
    return {};
}

} // namespace sekisho
