#pragma once

#include "service/http/subject.h"

#include <memory>

namespace sekishod {

std::unique_ptr<SubjectResolver> makeSubjectResolver();

} // namespace sekishod
