#pragma once
// The words that invented members are made of (resources/sample/*.json).

#include <string>
#include <vector>

namespace sekishod {

struct SampleName {
    std::string text;
    std::string reading; // katakana
    std::string latin;   // for the login id
};

struct SamplePeople { // names that go together
    std::string locale;
    unsigned share = 0; // percent among those that are not Japanese
    std::vector<SampleName> surnames;
    std::vector<SampleName> given;
};

struct SampleWord {
    std::string ja;
    std::string en;
    std::string code;
    bool executive = false;
};

struct SampleDivision {
    SampleWord name;
    std::vector<SampleWord> areas;
};

struct SampleClient { // device or browser
    std::string name;
    std::string os;
    std::string userAgent;
};

struct SampleNetwork {
    std::string prefix;
    std::string country;
    unsigned share = 0; // percent
};

struct SampleWords {
    std::vector<SampleName> surnames;
    std::vector<SampleName> female;
    std::vector<SampleName> male;
    std::vector<SamplePeople> others;
    std::vector<SampleDivision> divisions;
    SampleWord department, section; // what follows the name of a unit of the second and the third level
    std::vector<SampleWord> themes, subsections, teams, groups;
    std::vector<SampleWord> levels, positions, userTypes;
    std::vector<std::string> locations, tasks;
    std::vector<SampleClient> mobiles, computers, browsers;
    std::vector<SampleNetwork> networks;
};

const SampleWords& sampleWords();

} // namespace sekishod
