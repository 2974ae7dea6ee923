#pragma once
// The parts of adminEndpoints(); private to this folder.

#include "service/http/endpoint.h"
#include "service/http/services.h"

#include <vector>

namespace sekishod {

void addIdentityEndpoints(Services& services, std::vector<Endpoint>& out);    // capabilities, me, menus
void addFeedEndpoints(Services& services, std::vector<Endpoint>& out);        // snapshot, changes, push
void addMemberAdminEndpoints(Services& services, std::vector<Endpoint>& out); // sessions, password, record, audit
void addReaderEndpoints(std::vector<Endpoint>& out);                          // who reads a room, rooms of a member
void addGroupPhotoEndpoints(std::vector<Endpoint>& out);                      // 代表写真
void addRoomEndpoints(std::vector<Endpoint>& out);                            // what rooms hold, features, archive
void addFieldEndpoints(std::vector<Endpoint>& out);                           // 項目管理
void addInvitationEndpoints(std::vector<Endpoint>& out);                      // links, applicants
void addJoinEndpoints(Services& services, std::vector<Endpoint>& out);        // what an invitee asks for
void addWelcomeEndpoints(Services& services, std::vector<Endpoint>& out);     // the page of the first password
void addRankAdminEndpoints(std::vector<Endpoint>& out);                       // impact and order of ranks
void addLeaverEndpoints(std::vector<Endpoint>& out);                          // leaver check, dormant members
void addAccessEndpoints(Services& services, std::vector<Endpoint>& out);      // app stop, trusted devices
void addEvaluationEndpoints(Services& services, std::vector<Endpoint>& out);  // AuthZEN, at the root
void addPolicyEndpoints(Services& services, std::vector<Endpoint>& out);      // a set of them for each policy
void addTemplateEndpoints(Services& services, std::vector<Endpoint>& out);    // permission templates

void addDeviceEndpoints(Services& services, std::vector<Endpoint>& out); // inventory, trusted devices, device orders
void addDeviceProtocolEndpoints(Services& services, std::vector<Endpoint>& out); // what agents of devices speak
void addLiveSessionEndpoints(Services& services, std::vector<Endpoint>& out);    // who is signed in, ending many
void addCutOffEndpoints(Services& services, std::vector<Endpoint>& out);         // lost-device response, queued orders
void addBrakeEndpoints(Services& services, std::vector<Endpoint>& out);          // what holds, decisions
void addRoleEndpoints(Services& services, std::vector<Endpoint>& out);           // roles, their history, undelete
void addHoldingEndpoints(Services& services, std::vector<Endpoint>& out);        // who holds what, giving, taking
void addViewAsEndpoints(Services& services, std::vector<Endpoint>& out);         // what an administrator sees
void addDelegationEndpoints(Services& services, std::vector<Endpoint>& out);     // the highest administrator
void addActivationEndpoints(Services& services, std::vector<Endpoint>& out);     // just in time
void addBreakGlassEndpoints(Services& services, std::vector<Endpoint>& out);     // the sealed account
void addCompanyEndpoints(Services& services, std::vector<Endpoint>& out);        // logo, closing the tenant
void addApprovalEndpoints(Services& services, std::vector<Endpoint>& out);       // requests, votes
void addExplanationEndpoints(Services& services, std::vector<Endpoint>& out);    // why, and who
void addLogEndpoints(Services& services, std::vector<Endpoint>& out);            // search, timeline, exports of logs
void addLogExportEndpoints(Services& services, std::vector<Endpoint>& out);      // files of logs
void addChainEndpoints(Services& services, std::vector<Endpoint>& out);          // the chain with its statements
void addIntakeEndpoints(Services& services, std::vector<Endpoint>& out);         // events of members' doings
void addMonitorEndpoints(Services& services, std::vector<Endpoint>& out);        // policies, trial, detections
void addContentEndpoints(Services& services, std::vector<Endpoint>& out);        // the agreement, contents of messages
void addPublicAuditEndpoints(Services& services, std::vector<Endpoint>& out);    // downloads of the public API

} // namespace sekishod
