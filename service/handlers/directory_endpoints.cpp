#include "service/handlers/directory_endpoints.h"

#include "service/handlers/directory_common.h"

namespace sekishod {

std::vector<Endpoint> directoryEndpoints(Services& services) {
    const auto directory = std::make_shared<Directory>(services);
    Endpoints all;
    addUserEndpoints(all, directory);
    addUserStateEndpoints(all, directory);
    addUserExtraEndpoints(all, directory);
    addMailInvitationEndpoints(all, directory);
    addTalkLinkEndpoints(all, directory);
    addTalkAddressEndpoints(all, directory);
    addPhotoEndpoints(all, directory);
    addOrgUnitEndpoints(all, directory);
    addRankEndpoints(all, directory);
    addExternalKeyEndpoints(all, directory);
    addGroupEndpoints(all, directory);
    addCustomPropertyEndpoints(all, directory);
    addProfileStatusEndpoints(all, directory);
    addChartRestrictionEndpoints(all, directory);
    return all;
}

} // namespace sekishod
