#include "service/handlers/admin_endpoints.h"

#include "service/handlers/admin_parts.h"

namespace sekishod {

std::vector<Endpoint> adminEndpoints(Services& services) {
    std::vector<Endpoint> out;
    addIdentityEndpoints(services, out);
    addFeedEndpoints(services, out);
    addMemberAdminEndpoints(services, out);
    addReaderEndpoints(out);
    addGroupPhotoEndpoints(out);
    addRoomEndpoints(out);
    addFieldEndpoints(out);
    addInvitationEndpoints(out);
    addJoinEndpoints(services, out);
    addWelcomeEndpoints(services, out);
    addRankAdminEndpoints(out);
    addLeaverEndpoints(out);
    addAccessEndpoints(services, out);
    addEvaluationEndpoints(services, out);
    addPolicyEndpoints(services, out);
    addTemplateEndpoints(services, out);
    addDeviceEndpoints(services, out);
    addDeviceProtocolEndpoints(services, out);
    addLiveSessionEndpoints(services, out);
    addCutOffEndpoints(services, out);
    addBrakeEndpoints(services, out);
    addCompanyEndpoints(services, out);
    addRoleEndpoints(services, out);
    addHoldingEndpoints(services, out);
    addViewAsEndpoints(services, out);
    addDelegationEndpoints(services, out);
    addActivationEndpoints(services, out);
    addBreakGlassEndpoints(services, out);
    addApprovalEndpoints(services, out);
    addExplanationEndpoints(services, out);
    addLogEndpoints(services, out);
    addChainEndpoints(services, out);
    addIntakeEndpoints(services, out);
    addMonitorEndpoints(services, out);
    addContentEndpoints(services, out);
    addPublicAuditEndpoints(services, out);
    return out;
}

} // namespace sekishod
