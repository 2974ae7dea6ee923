<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ApprovalWords</name>
    <message>
        <source>Without end</source>
        <translation>Without end</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Needs approval</source>
        <translation>Needs approval</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>The request was rejected.</source>
        <translation>The request was rejected.</translation>
    </message>
    <message>
        <source>Nothing more</source>
        <translation>Nothing more</translation>
    </message>
    <message>
        <source>A confirmed sign-in</source>
        <translation>A confirmed sign-in</translation>
    </message>
    <message>
        <source>A second administrator</source>
        <translation>A second administrator</translation>
    </message>
    <message>
        <source>A confirmed sign-in and a second administrator</source>
        <translation>A confirmed sign-in and a second administrator</translation>
    </message>
    <message>
        <source>Awaiting approval</source>
        <translation>Awaiting approval</translation>
    </message>
    <message>
        <source>Planned anew</source>
        <translation>Planned anew</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Carried out</source>
        <translation>Carried out</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Lapsed</source>
        <translation>Lapsed</translation>
    </message>
    <message>
        <source>Could not be carried out</source>
        <translation>Could not be carried out</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a command, what it is about</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>votes that are there, votes that are needed</comment>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more administrator(s) must agree within %1. Until then nothing is changed.</source>
        <translation>
            <numerusform>%Ln more administrator must agree within %1. Until then nothing is changed.</numerusform>
            <numerusform>%Ln more administrators must agree within %1. Until then nothing is changed.</numerusform>
        </translation>
    </message>
    <message>
        <source>The tenant was changed meanwhile, so that this would do something else now.</source>
        <translation>The tenant was changed meanwhile, so that this would do something else now.</translation>
    </message>
    <message>
        <source>Look at the new plan; everybody is asked again.</source>
        <translation>Look at the new plan; everybody is asked again.</translation>
    </message>
    <message>
        <source>Everybody has agreed. Whoever asked for it carries it out within %1.</source>
        <translation>Everybody has agreed. Whoever asked for it carries it out within %1.</translation>
    </message>
    <message>
        <source>It was carried out on %1.</source>
        <translation>It was carried out on %1.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>%1 has withdrawn the request on %2. Nothing was changed.</source>
        <translation>%1 has withdrawn the request on %2. Nothing was changed.</translation>
    </message>
    <message>
        <source>Nobody decided in time. Nothing was changed. Ask for it again if it is still needed.</source>
        <translation>Nobody decided in time. Nothing was changed. Ask for it again if it is still needed.</translation>
    </message>
    <message>
        <source>Everybody agreed, but it could not be carried out.</source>
        <translation>Everybody agreed, but it could not be carried out.</translation>
    </message>
    <message>
        <source>%1 has agreed (%2).</source>
        <translation>%1 has agreed (%2).</translation>
    </message>
    <message>
        <source>%1 has rejected the request (%2).</source>
        <translation>%1 has rejected the request (%2).</translation>
    </message>
    <message>
        <source>A request was made: %1.</source>
        <translation>A request was made: %1.</translation>
    </message>
</context>
<context>
    <name>AssentWords</name>
    <message>
        <source>This action</source>
        <translation>This action</translation>
    </message>
</context>
<context>
    <name>BrakeWords</name>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <comment>of a budget</comment>
        <translation>
            <numerusform>%Ln member</numerusform>
            <numerusform>%Ln members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <comment>of a budget</comment>
        <translation>
            <numerusform>%Ln device</numerusform>
            <numerusform>%Ln devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 wants to cut off %Ln member(s).</source>
        <translation>
            <numerusform>%1 wants to cut off %Ln member.</numerusform>
            <numerusform>%1 wants to cut off %Ln members.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 wants to erase the app data of %Ln device(s).</source>
        <translation>
            <numerusform>%1 wants to erase the app data of %Ln device.</numerusform>
            <numerusform>%1 wants to erase the app data of %Ln devices.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 wants to reset %Ln device(s).</source>
        <translation>
            <numerusform>%1 wants to reset %Ln device.</numerusform>
            <numerusform>%1 wants to reset %Ln devices.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The app data of %Ln device(s) is erased. It cannot be brought back.</source>
        <translation>
            <numerusform>The app data of %Ln device is erased. It cannot be brought back.</numerusform>
            <numerusform>The app data of %Ln devices is erased. It cannot be brought back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) are reset. Everything on them is lost.</source>
        <translation>
            <numerusform>%Ln device is reset. Everything on it is lost.</numerusform>
            <numerusform>%Ln devices are reset. Everything on them is lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) are cut off: what they have open ends.</source>
        <translation>
            <numerusform>%Ln member is cut off: what is open ends.</numerusform>
            <numerusform>%Ln members are cut off: what they have open ends.</numerusform>
        </translation>
    </message>
    <message>
        <source>Over</source>
        <comment>time that is left</comment>
        <translation>Over</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You %1 of %2, everybody %3 of %4, within %n minute(s)</source>
        <translation>
            <numerusform>You %1 of %2, everybody %3 of %4, within %n minute</numerusform>
            <numerusform>You %1 of %2, everybody %3 of %4, within %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 held</source>
        <comment>a kind of order, how many</comment>
        <translation>%1: %2 held</translation>
    </message>
    <message>
        <source>%1: %2 not acknowledged yet</source>
        <translation>%1: %2 not acknowledged yet</translation>
    </message>
    <message>
        <source>%1: %2 held, %3 not acknowledged yet</source>
        <translation>%1: %2 held, %3 not acknowledged yet</translation>
    </message>
    <message numerus="yes">
        <source>%1 wants to remove %Ln device(s) from the list.</source>
        <translation>
            <numerusform>%1 wants to remove %Ln device from the list.</numerusform>
            <numerusform>%1 wants to remove %Ln devices from the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 wants to delete %Ln member(s).</source>
        <translation>
            <numerusform>%1 wants to delete %Ln member.</numerusform>
            <numerusform>%1 wants to delete %Ln members.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 wants to suspend or log out %Ln member(s) one by one.</source>
        <translation>
            <numerusform>%1 wants to suspend or log out %Ln member.</numerusform>
            <numerusform>%1 wants to suspend or log out %Ln members one by one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) leave the list and their sessions end.</source>
        <translation>
            <numerusform>%Ln device leaves the list and its sessions end.</numerusform>
            <numerusform>%Ln devices leave the list and their sessions end.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) are deleted. Their groups and talk rooms do not come back.</source>
        <translation>
            <numerusform>%Ln member is deleted. Groups and talk rooms do not come back.</numerusform>
            <numerusform>%Ln members are deleted. Their groups and talk rooms do not come back.</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown to this console (%1)</source>
        <comment>a kind of order</comment>
        <translation>Unknown to this console (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <comment>of a budget</comment>
        <translation>
            <numerusform>%Ln order</numerusform>
            <numerusform>%Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 waits with %Ln order(s) of a kind that this console does not know (%2).</source>
        <translation>
            <numerusform>%1 waits with %Ln order of a kind that this console does not know (%2).</numerusform>
            <numerusform>%1 waits with %Ln orders of a kind that this console does not know (%2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) are carried out of which this console does not know what they do.</source>
        <translation>
            <numerusform>%Ln order is carried out of which this console does not know what it does.</numerusform>
            <numerusform>%Ln orders are carried out of which this console does not know what they do.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeCommands</name>
    <message>
        <source>Undo my last change…</source>
        <translation>Undo my last change…</translation>
    </message>
    <message>
        <source>Shows what taking back your newest change would do, before anything happens.</source>
        <translation>Shows what taking back your newest change would do, before anything happens.</translation>
    </message>
    <message>
        <source>Add organization…</source>
        <translation>Add organization…</translation>
    </message>
    <message>
        <source>Edit organization…</source>
        <translation>Edit organization…</translation>
    </message>
    <message>
        <source>Delete organization…</source>
        <translation>Delete organization…</translation>
    </message>
    <message>
        <source>Add organizations in bulk…</source>
        <translation>Add organizations in bulk…</translation>
    </message>
    <message>
        <source>Export organizations…</source>
        <translation>Export organizations…</translation>
    </message>
    <message>
        <source>Add group…</source>
        <translation>Add group…</translation>
    </message>
    <message>
        <source>Edit group…</source>
        <translation>Edit group…</translation>
    </message>
    <message>
        <source>Delete group…</source>
        <translation>Delete group…</translation>
    </message>
    <message>
        <source>Export groups…</source>
        <translation>Export groups…</translation>
    </message>
    <message>
        <source>Restore data of talk rooms…</source>
        <translation>Restore data of talk rooms…</translation>
    </message>
</context>
<context>
    <name>ChangeTextWords</name>
    <message>
        <source>The whole mobile app</source>
        <translation>The whole mobile app</translation>
    </message>
    <message>
        <source>User types</source>
        <translation>User types</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message>
        <source>head</source>
        <translation>head</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>primary</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Being filled</source>
        <translation>Being filled</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>Being checked</translation>
    </message>
    <message>
        <source>Ready to apply</source>
        <translation>Ready to apply</translation>
    </message>
    <message>
        <source>Being applied</source>
        <translation>Being applied</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Applied</translation>
    </message>
    <message>
        <source>Being rolled back</source>
        <translation>Being rolled back</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>Rolled back</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Discarded</translation>
    </message>
    <message>
        <source>Edited in the console</source>
        <translation>Edited in the console</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>User type</source>
        <translation>User type</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Custom field</source>
        <translation>Custom field</translation>
    </message>
    <message>
        <source>Profile status</source>
        <translation>Profile status</translation>
    </message>
    <message>
        <source>Administrator right</source>
        <translation>Administrator right</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Undo: %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Resource ID</source>
        <translation>Resource ID</translation>
    </message>
    <message>
        <source>Parent organization</source>
        <translation>Parent organization</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Mailing list</source>
        <translation>Mailing list</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>Talk</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Group masters</source>
        <translation>Group masters</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Executive</source>
        <translation>Executive</translation>
    </message>
    <message numerus="yes">
        <source>%1 member(s) are added. They count for the licence.</source>
        <translation>
            <numerusform>%1 member is added and counts for the licence.</numerusform>
            <numerusform>%1 members are added. They count for the licence.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 member(s) are deleted.</source>
        <translation>
            <numerusform>%1 member is deleted.</numerusform>
            <numerusform>%1 members are deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 member(s) are logged out of all services.</source>
        <translation>
            <numerusform>%1 member is logged out of all services.</numerusform>
            <numerusform>%1 members are logged out of all services.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 organization head(s) lose that post to somebody else.</source>
        <translation>
            <numerusform>%1 organization head loses that post to somebody else.</numerusform>
            <numerusform>%1 organization heads lose that post to somebody else.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %1 talk room(s) other people can read than before.</source>
        <translation>
            <numerusform>In %1 talk room other people can read than before.</numerusform>
            <numerusform>In %1 talk rooms other people can read than before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 password(s) are replaced. An undo does not bring the old ones back.</source>
        <translation>
            <numerusform>%1 password is replaced. An undo does not bring the old one back.</numerusform>
            <numerusform>%1 passwords are replaced. An undo does not bring the old ones back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 session(s) end. An undo does not bring them back.</source>
        <translation>
            <numerusform>%1 session ends. An undo does not bring it back.</numerusform>
            <numerusform>%1 sessions end. An undo does not bring them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries are lost and cannot be brought back.</source>
        <translation>
            <numerusform>%1 entry is lost and cannot be brought back.</numerusform>
            <numerusform>%1 entries are lost and cannot be brought back.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 can read it from now on</source>
        <translation>%1: %2 can read it from now on</translation>
    </message>
    <message>
        <source>%1: %2 can no longer read it</source>
        <translation>%1: %2 can no longer read it</translation>
    </message>
    <message>
        <source>%1: %2 can read it from now on, %3 no longer</source>
        <translation>%1: %2 can read it from now on, %3 no longer</translation>
    </message>
    <message>
        <source>It was taken back already.</source>
        <translation>It was taken back already.</translation>
    </message>
    <message>
        <source>Only what is applied can be taken back.</source>
        <translation>Only what is applied can be taken back.</translation>
    </message>
    <message>
        <source>The service keeps no old state of it any more.</source>
        <translation>The service keeps no old state of it any more.</translation>
    </message>
    <message>
        <source>%1 (taken back)</source>
        <translation>%1 (taken back)</translation>
    </message>
    <message>
        <source>Notices to all members</source>
        <translation>Notices to all members</translation>
    </message>
    <message numerus="yes">
        <source>%1 entries are erased. Only the undo of this change brings them back.</source>
        <translation>
            <numerusform>%1 entry is erased. Only the undo of this change brings it back.</numerusform>
            <numerusform>%1 entries are erased. Only the undo of this change brings them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 member(s) lose what they had of it. Only the undo of this change brings it back.</source>
        <translation>
            <numerusform>%1 member loses what he had of it. Only the undo of this change brings it back.</numerusform>
            <numerusform>%1 members lose what they had of it. Only the undo of this change brings it back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 message(s) leave the talk room. They can be restored for 30 days.</source>
        <translation>
            <numerusform>%1 message leaves the talk room. It can be restored for 30 days.</numerusform>
            <numerusform>%1 messages leave the talk room. They can be restored for 30 days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 note(s) leave the talk room. They can be restored for 30 days.</source>
        <translation>
            <numerusform>%1 note leaves the talk room. It can be restored for 30 days.</numerusform>
            <numerusform>%1 notes leave the talk room. They can be restored for 30 days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 event(s) leave the talk room. They can be restored for 30 days.</source>
        <translation>
            <numerusform>%1 event leaves the talk room. It can be restored for 30 days.</numerusform>
            <numerusform>%1 events leave the talk room. They can be restored for 30 days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s) leave the talk room. They can be restored for 30 days.</source>
        <translation>
            <numerusform>%1 file leaves the talk room. It can be restored for 30 days.</numerusform>
            <numerusform>%1 files leave the talk room. They can be restored for 30 days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 task(s) are erased for good.</source>
        <translation>
            <numerusform>%1 task is erased for good.</numerusform>
            <numerusform>%1 tasks are erased for good.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 note(s) are out of reach until notes are turned on again.</source>
        <translation>
            <numerusform>%1 note is out of reach until notes are turned on again.</numerusform>
            <numerusform>%1 notes are out of reach until notes are turned on again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 event(s) are out of reach until events are turned on again.</source>
        <translation>
            <numerusform>%1 event is out of reach until events are turned on again.</numerusform>
            <numerusform>%1 events are out of reach until events are turned on again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 task(s) are out of reach until tasks are turned on again.</source>
        <translation>
            <numerusform>%1 task is out of reach until tasks are turned on again.</numerusform>
            <numerusform>%1 tasks are out of reach until tasks are turned on again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s) are out of reach until the folder is turned on again.</source>
        <translation>
            <numerusform>%1 file is out of reach until the folder is turned on again.</numerusform>
            <numerusform>%1 files are out of reach until the folder is turned on again.</numerusform>
        </translation>
    </message>
    <message>
        <source>Notification of changes</source>
        <translation>Notification of changes</translation>
    </message>
    <message>
        <source>Masters may change the features</source>
        <translation>Masters may change the features</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>Mail from outside</source>
        <translation>Mail from outside</translation>
    </message>
    <message>
        <source>External addresses</source>
        <translation>External addresses</translation>
    </message>
    <message>
        <source>External Key</source>
        <translation>External Key</translation>
    </message>
    <message>
        <source>Who may write to the list</source>
        <translation>Who may write to the list</translation>
    </message>
    <message>
        <source>Who may write as the list</source>
        <translation>Who may write as the list</translation>
    </message>
    <message numerus="yes">
        <source>%1 talk room(s) go into the archive. Nobody reads them; an undo or a restore within 30 days brings them back.</source>
        <translation>
            <numerusform>%1 talk room goes into the archive. Nobody reads it; an undo or a restore within 30 days brings it back.</numerusform>
            <numerusform>%1 talk rooms go into the archive. Nobody reads them; an undo or a restore within 30 days brings them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 task(s) of these rooms are erased for good.</source>
        <translation>
            <numerusform>%1 task of these rooms is erased for good.</numerusform>
            <numerusform>%1 tasks of these rooms are erased for good.</numerusform>
        </translation>
    </message>
    <message>
        <source>View of the organization chart</source>
        <translation>View of the organization chart</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Policy</translation>
    </message>
    <message>
        <source>Permission template</source>
        <translation>Permission template</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>Has not signed in yet</source>
        <translation>Has not signed in yet</translation>
    </message>
    <message>
        <source>Reason of the suspension</source>
        <translation>Reason of the suspension</translation>
    </message>
    <message>
        <source>Deleted at</source>
        <translation>Deleted at</translation>
    </message>
    <message numerus="yes">
        <source>%1 invitation(s) with a link to the first password go out by mail once it is applied.</source>
        <translation>
            <numerusform>%1 invitation with a link to the first password goes out by mail once it is applied.</numerusform>
            <numerusform>%1 invitations with a link to the first password go out by mail once it is applied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 group(s) with external users end, for the users of the other companies too.</source>
        <translation>
            <numerusform>%1 group with external users ends, for the users of the other companies too.</numerusform>
            <numerusform>%1 groups with external users end, for the users of the other companies too.</numerusform>
        </translation>
    </message>
    <message>
        <source>Field management</source>
        <translation>Field management</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>Several values</source>
        <translation>Several values</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
</context>
<context>
    <name>ChartWords</name>
    <message>
        <source>Only oneself</source>
        <translation>Only oneself</translation>
    </message>
    <message>
        <source>Only the own organizations</source>
        <translation>Only the own organizations</translation>
    </message>
    <message>
        <source>The own organizations and those named</source>
        <translation>The own organizations and those named</translation>
    </message>
    <message>
        <source>The whole organization chart</source>
        <translation>The whole organization chart</translation>
    </message>
    <message>
        <source>%1, with sub-organizations</source>
        <translation>%1, with sub-organizations</translation>
    </message>
    <message>
        <source>%1 (nothing is set)</source>
        <translation>%1 (nothing is set)</translation>
    </message>
    <message>
        <source>%1 (set for this member)</source>
        <translation>%1 (set for this member)</translation>
    </message>
    <message>
        <source>%1 (set for the user type %2)</source>
        <translation>%1 (set for the user type %2)</translation>
    </message>
    <message>
        <source>%1 (set for the organization %2)</source>
        <translation>%1 (set for the organization %2)</translation>
    </message>
</context>
<context>
    <name>CutOffCommands</name>
    <message>
        <source>Sign in first.</source>
        <translation>Sign in first.</translation>
    </message>
    <message>
        <source>Your role may not make changes in “%1”.</source>
        <translation>Your role may not make changes in “%1”.</translation>
    </message>
    <message>
        <source>Lost device: find the member…</source>
        <translation>Lost device: find the member…</translation>
    </message>
    <message>
        <source>Type a name, Enter opens the response, Enter once more cuts off.</source>
        <translation>Type a name, Enter opens the response, Enter once more cuts off.</translation>
    </message>
    <message>
        <source>Withdraw the cut-off…</source>
        <translation>Withdraw the cut-off…</translation>
    </message>
    <message>
        <source>Takes back what is not done yet; what is done stays done.</source>
        <translation>Takes back what is not done yet; what is done stays done.</translation>
    </message>
    <message>
        <source>Found again…</source>
        <translation>Found again…</translation>
    </message>
    <message>
        <source>Lifts what can be lifted, so that the member can work again.</source>
        <translation>Lifts what can be lifted, so that the member can work again.</translation>
    </message>
    <message>
        <source>Receipt of the cut-off…</source>
        <translation>Receipt of the cut-off…</translation>
    </message>
    <message>
        <source>Times, evidence and who ordered it, to read, print or keep.</source>
        <translation>Times, evidence and who ordered it, to read, print or keep.</translation>
    </message>
</context>
<context>
    <name>CutOffTexts</name>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>step, its device</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>step, how many</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>On the service everything is cut off and verified.</source>
        <translation>On the service everything is cut off and verified.</translation>
    </message>
    <message>
        <source>%1 of %2 steps are verified.</source>
        <translation>%1 of %2 steps are verified.</translation>
    </message>
    <message>
        <source>The device has not been in contact since %1. What it has to do itself waits until it comes back.</source>
        <translation>The device has not been in contact since %1. What it has to do itself waits until it comes back.</translation>
    </message>
    <message>
        <source>On the service everything is cut off and verified. The confirmation of the device is still to come.</source>
        <translation>On the service everything is cut off and verified. The confirmation of the device is still to come.</translation>
    </message>
    <message>
        <source>Under way: %1 of %2 steps are verified.</source>
        <translation>Under way: %1 of %2 steps are verified.</translation>
    </message>
    <message>
        <source>The app cannot be used until this is lifted.</source>
        <translation>The app cannot be used until this is lifted.</translation>
    </message>
    <message>
        <source>Whoever is signed in there is logged out at once.</source>
        <translation>Whoever is signed in there is logged out at once.</translation>
    </message>
    <message>
        <source>Kept sign-ins and connected apps stop working.</source>
        <translation>Kept sign-ins and connected apps stop working.</translation>
    </message>
    <message>
        <source>It is a trusted device at present.</source>
        <translation>It is a trusted device at present.</translation>
    </message>
    <message>
        <source>It cannot sign in again, not even with the right password.</source>
        <translation>It cannot sign in again, not even with the right password.</translation>
    </message>
    <message>
        <source>Whoever has the device may know the password.</source>
        <translation>Whoever has the device may know the password.</translation>
    </message>
    <message>
        <source>%1 of %2 verified</source>
        <translation>%1 of %2 verified</translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n held</numerusform>
            <numerusform>%n held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreachable</source>
        <translation>
            <numerusform>%n unreachable</numerusform>
            <numerusform>%n unreachable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message>
        <source>Not recorded yet</source>
        <translation>Not recorded yet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>way of checking, remark</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what was seen, detail</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Ask another administrator to decide in “Held orders”.</source>
        <translation>Ask another administrator to decide in “Held orders”.</translation>
    </message>
    <message>
        <source>Take what was on the device as known to others: report it to the person in charge of security, and block the device if it is not blocked.</source>
        <translation>Take what was on the device as known to others: report it to the person in charge of security, and block the device if it is not blocked.</translation>
    </message>
    <message>
        <source>Order this step once more, or block the device and keep the password changed.</source>
        <translation>Order this step once more, or block the device and keep the password changed.</translation>
    </message>
    <message>
        <source>No contact since %1.</source>
        <translation>No contact since %1.</translation>
    </message>
    <message>
        <source>It is carried out as soon as the device is in contact again.</source>
        <translation>It is carried out as soon as the device is in contact again.</translation>
    </message>
    <message>
        <source>If it is still needed, order it again.</source>
        <translation>If it is still needed, order it again.</translation>
    </message>
    <message>
        <source>A device has been used after it had confirmed to be erased. Do not take it for erased.</source>
        <translation>A device has been used after it had confirmed to be erased. Do not take it for erased.</translation>
    </message>
    <message>
        <source>Found again at %1 (%2). What could be taken back has been taken back.</source>
        <translation>Found again at %1 (%2). What could be taken back has been taken back.</translation>
    </message>
    <message>
        <source>The order was withdrawn before anything of it was done.</source>
        <translation>The order was withdrawn before anything of it was done.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) are held until another administrator decides.</source>
        <translation>
            <numerusform>%n step is held until another administrator decides.</numerusform>
            <numerusform>%n steps are held until another administrator decides.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cut off. Everything has been verified, the last step at %1.</source>
        <translation>Cut off. Everything has been verified, the last step at %1.</translation>
    </message>
    <message>
        <source>Cut off. Everything has been verified.</source>
        <translation>Cut off. Everything has been verified.</translation>
    </message>
    <message>
        <source>The rest was not carried out and will not be. See the steps below.</source>
        <translation>The rest was not carried out and will not be. See the steps below.</translation>
    </message>
    <message>
        <source>Lifted: %1</source>
        <translation>Lifted: %1</translation>
    </message>
    <message>
        <source>Withdrawn: %1</source>
        <translation>Withdrawn: %1</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>Talk</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <comment>channel, person, state</comment>
        <translation>%1 to %2: %3</translation>
    </message>
    <message>
        <source>last access %1</source>
        <translation>last access %1</translation>
    </message>
    <message>
        <source>erased %1</source>
        <translation>erased %1</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>blocked</translation>
    </message>
    <message>
        <source>in contact now</source>
        <translation>in contact now</translation>
    </message>
    <message>
        <source>no contact since %1</source>
        <translation>no contact since %1</translation>
    </message>
    <message>
        <source>never in contact</source>
        <translation>never in contact</translation>
    </message>
    <message>
        <source>enrolled in MDM</source>
        <translation>enrolled in MDM</translation>
    </message>
    <message>
        <source>trusted</source>
        <translation>trusted</translation>
    </message>
    <message>
        <source>last used %1</source>
        <translation>last used %1</translation>
    </message>
    <message>
        <source>%1: the budget for %2 minutes is used up (%3 by you, %4 by all). The next one waits for another administrator.</source>
        <translation>%1: the budget for %2 minutes is used up (%3 by you, %4 by all). The next one waits for another administrator.</translation>
    </message>
    <message>
        <source>%1: %2 of %3 within %4 minutes are ordered by you, %5 of %6 by all.</source>
        <translation>%1: %2 of %3 within %4 minutes are ordered by you, %5 of %6 by all.</translation>
    </message>
    <message>
        <source>%1 has set a temporary password within the last ten minutes. It stays the right one; ask %1 for it.</source>
        <translation>%1 has set a temporary password within the last ten minutes. It stays the right one; ask %1 for it.</translation>
    </message>
    <message>
        <source>%1 of %2 sessions so far. The service goes on by itself, also when this console is closed.</source>
        <translation>%1 of %2 sessions so far. The service goes on by itself, also when this console is closed.</translation>
    </message>
</context>
<context>
    <name>DelegationWords</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
</context>
<context>
    <name>DeviceParts</name>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>Installed apps</source>
        <translation>Installed apps</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>Last access</translation>
    </message>
    <message>
        <source>MDM</source>
        <translation>MDM</translation>
    </message>
    <message>
        <source>Trusted device</source>
        <translation>Trusted device</translation>
    </message>
    <message>
        <source>Vendor ID</source>
        <translation>Vendor ID</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blocked</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Erased</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>DeviceWords</name>
    <message>
        <source>Enrolled</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>Not enrolled (third-party management)</source>
        <translation>Not enrolled (third-party management)</translation>
    </message>
    <message>
        <source>Not enrolled</source>
        <translation>Not enrolled</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>Talk</translation>
    </message>
    <message>
        <source>%1 (update needed)</source>
        <translation>%1 (update needed)</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between apps</comment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <translation>%1 ahead</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 behind</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmailListEditor</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
</context>
<context>
    <name>ExplanationWords</name>
    <message>
        <source>Sign in first.</source>
        <translation>Sign in first.</translation>
    </message>
    <message>
        <source>You may ask about yourself only. To ask about others, the right “%1” (%2) is needed.</source>
        <translation>You may ask about yourself only. To ask about others, the right “%1” (%2) is needed.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>App use</source>
        <translation>App use</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP address</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Country</translation>
    </message>
    <message>
        <source>User type</source>
        <translation>User type</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Policy</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>Open the role</source>
        <translation>Open the role</translation>
    </message>
    <message>
        <source>Open the member</source>
        <translation>Open the member</translation>
    </message>
    <message>
        <source>Open the organization</source>
        <translation>Open the organization</translation>
    </message>
    <message>
        <source>Open the setting</source>
        <translation>Open the setting</translation>
    </message>
    <message>
        <source>Open the template</source>
        <translation>Open the template</translation>
    </message>
    <message>
        <source>Open the user type</source>
        <translation>Open the user type</translation>
    </message>
    <message>
        <source>the whole tenant</source>
        <translation>the whole tenant</translation>
    </message>
    <message>
        <source>%1 may use this client: %2.</source>
        <translation>%1 may use this client: %2.</translation>
    </message>
    <message>
        <source>%1 may not use this client: %2.</source>
        <translation>%1 may not use this client: %2.</translation>
    </message>
    <message>
        <source>%1 may use %2 (%3).</source>
        <comment>who, service, client</comment>
        <translation>%1 may use %2 (%3).</translation>
    </message>
    <message>
        <source>%1 may not use %2 (%3).</source>
        <comment>who, service, client</comment>
        <translation>%1 may not use %2 (%3).</translation>
    </message>
    <message>
        <source>The login needs 2-step verification.</source>
        <translation>The login needs 2-step verification.</translation>
    </message>
    <message>
        <source>The missing right is “%1” (%2). The highest administrator can give it.</source>
        <translation>The missing right is “%1” (%2). The highest administrator can give it.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
</context>
<context>
    <name>FieldGrid</name>
    <message>
        <source>(empty)</source>
        <translation>(empty)</translation>
    </message>
</context>
<context>
    <name>FieldWords</name>
    <message>
        <source>%1: %2 becomes %3</source>
        <translation>%1: %2 becomes %3</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>by hand</translation>
    </message>
    <message>
        <source>given by itself, like %1</source>
        <translation>given by itself, like %1</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Shown</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Hidden</translation>
    </message>
    <message>
        <source>Members too</source>
        <translation>Members too</translation>
    </message>
    <message>
        <source>Administrators only</source>
        <translation>Administrators only</translation>
    </message>
    <message>
        <source>Everybody signs in with it: always required and shown.</source>
        <translation>Everybody signs in with it: always required and shown.</translation>
    </message>
    <message>
        <source>The product leaves nothing to set.</source>
        <translation>The product leaves nothing to set.</translation>
    </message>
    <message>
        <source>Always optional.</source>
        <translation>Always optional.</translation>
    </message>
    <message>
        <source>Always shown.</source>
        <translation>Always shown.</translation>
    </message>
    <message>
        <source>Only administrators change it.</source>
        <translation>Only administrators change it.</translation>
    </message>
    <message>
        <source>Numbering of employees</source>
        <translation>Numbering of employees</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Busy</translation>
    </message>
    <message>
        <source>Urgent only</source>
        <translation>Urgent only</translation>
    </message>
    <message>
        <source>Concentrating</source>
        <translation>Concentrating</translation>
    </message>
    <message>
        <source>On the telephone</source>
        <translation>On the telephone</translation>
    </message>
    <message>
        <source>In a meeting</source>
        <translation>In a meeting</translation>
    </message>
    <message>
        <source>Away from the desk</source>
        <translation>Away from the desk</translation>
    </message>
    <message>
        <source>Back soon</source>
        <translation>Back soon</translation>
    </message>
    <message>
        <source>Eating</source>
        <translation>Eating</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Break</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>At home</translation>
    </message>
    <message>
        <source>At the office</source>
        <translation>At the office</translation>
    </message>
    <message>
        <source>In a course</source>
        <translation>In a course</translation>
    </message>
    <message>
        <source>Working outside</source>
        <translation>Working outside</translation>
    </message>
    <message>
        <source>Business trip</source>
        <translation>Business trip</translation>
    </message>
    <message>
        <source>Off duty</source>
        <translation>Off duty</translation>
    </message>
    <message>
        <source>Half a day off</source>
        <translation>Half a day off</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>Holiday</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Ill</source>
        <translation>Ill</translation>
    </message>
    <message>
        <source>Leave of absence</source>
        <translation>Leave of absence</translation>
    </message>
    <message>
        <source>In action</source>
        <translation>In action</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Somebody else saved it meanwhile. What you did not touch is as they left it; what you changed is still yours. Look at it and save again.</source>
        <translation>Somebody else saved it meanwhile. What you did not touch is as they left it; what you changed is still yours. Look at it and save again.</translation>
    </message>
    <message>
        <source>Both of you changed this, and theirs would be overwritten: %1.</source>
        <translation>Both of you changed this, and theirs would be overwritten: %1.</translation>
    </message>
</context>
<context>
    <name>GroupWords</name>
    <message>
        <source>%1: %2</source>
        <comment>list, entry</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Not in it</source>
        <translation>Not in it</translation>
    </message>
    <message>
        <source>In it</source>
        <translation>In it</translation>
    </message>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
</context>
<context>
    <name>HeldWords</name>
    <message>
        <source>Decided</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Held since</source>
        <translation>Held since</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>Ordered by</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Lapses in</source>
        <translation>Lapses in</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Decided by</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Held since %1, the newest since %2. The oldest lapses at %3.</source>
        <translation>Held since %1, the newest since %2. The oldest lapses at %3.</translation>
    </message>
</context>
<context>
    <name>InvitationCommands</name>
    <message>
        <source>Make an invitation link…</source>
        <translation>Make an invitation link…</translation>
    </message>
    <message>
        <source>Approve applicants…</source>
        <translation>Approve applicants…</translation>
    </message>
    <message>
        <source>Reject applicants…</source>
        <translation>Reject applicants…</translation>
    </message>
</context>
<context>
    <name>InvitationPane</name>
    <message>
        <source>All open links stop working until links are allowed again.</source>
        <translation>All open links stop working until links are allowed again.</translation>
    </message>
    <message numerus="yes">
        <source>%n open link(s) stop working until links are allowed again.</source>
        <translation>
            <numerusform>%n open link stops working until links are allowed again.</numerusform>
            <numerusform>%n open links stop working until links are allowed again.</numerusform>
        </translation>
    </message>
    <message>
        <source>Links can be made from now on.</source>
        <translation>Links can be made from now on.</translation>
    </message>
    <message>
        <source>All links that have not ended work again.</source>
        <translation>All links that have not ended work again.</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) that have not ended work again.</source>
        <translation>
            <numerusform>%n link that has not ended works again.</numerusform>
            <numerusform>%n links that have not ended work again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) who wait become members at once and count for the licence.</source>
        <translation>
            <numerusform>%n person who waits becomes a member at once and counts for the licence.</numerusform>
            <numerusform>%n people who wait become members at once and count for the licence.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) who would become operators go on waiting.</source>
        <translation>
            <numerusform>%n person who would become an operator goes on waiting.</numerusform>
            <numerusform>%n people who would become operators go on waiting.</numerusform>
        </translation>
    </message>
    <message>
        <source>Whoever applies from now on is a member at once and counts for the licence. At most 100 an hour are let in; whoever comes then waits.</source>
        <translation>Whoever applies from now on is a member at once and counts for the licence. At most 100 an hour are let in; whoever comes then waits.</translation>
    </message>
    <message>
        <source>Together with invitations by all members, anybody whom one member gives a link is let in without a check.</source>
        <translation>Together with invitations by all members, anybody whom one member gives a link is let in without a check.</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Over</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Every member (%1 at present) can make links.</source>
        <translation>Every member (%1 at present) can make links.</translation>
    </message>
    <message>
        <source>Only administrators whose role has this screen can make links. Links that members made stay open until they are ended.</source>
        <translation>Only administrators whose role has this screen can make links. Links that members made stay open until they are ended.</translation>
    </message>
    <message>
        <source>Whoever applies from now on waits until somebody approves.</source>
        <translation>Whoever applies from now on waits until somebody approves.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Stopped</translation>
    </message>
</context>
<context>
    <name>KeptColumns</name>
    <message>
        <source>Usual columns</source>
        <translation>Usual columns</translation>
    </message>
</context>
<context>
    <name>LogCommandWords</name>
    <message>
        <source>Save the file of a log export…</source>
        <translation>Save the file of a log export…</translation>
    </message>
    <message>
        <source>Fetches the file from the service and checks its digest.</source>
        <translation>Fetches the file from the service and checks its digest.</translation>
    </message>
    <message>
        <source>Withdraw or delete a log export</source>
        <translation>Withdraw or delete a log export</translation>
    </message>
    <message>
        <source>What is not made yet is given up; what is ready is deleted at the service.</source>
        <translation>What is not made yet is given up; what is ready is deleted at the service.</translation>
    </message>
    <message>
        <source>Copy the digest of a log export</source>
        <translation>Copy the digest of a log export</translation>
    </message>
    <message>
        <source>SHA-256 of the whole file, to compare it with.</source>
        <translation>SHA-256 of the whole file, to compare it with.</translation>
    </message>
    <message>
        <source>Copy records</source>
        <translation>Copy records</translation>
    </message>
    <message>
        <source>The cells of the chosen records, with times in ISO 8601.</source>
        <translation>The cells of the chosen records, with times in ISO 8601.</translation>
    </message>
    <message>
        <source>Copy a record as JSON</source>
        <translation>Copy a record as JSON</translation>
    </message>
    <message>
        <source>Everything that the record says, with its hash.</source>
        <translation>Everything that the record says, with its hash.</translation>
    </message>
    <message>
        <source>History of this member</source>
        <translation>History of this member</translation>
    </message>
    <message>
        <source>Everything in the logs that whoever did this has to do with, day by day.</source>
        <translation>Everything in the logs that whoever did this has to do with, day by day.</translation>
    </message>
    <message>
        <source>History of this object</source>
        <translation>History of this object</translation>
    </message>
    <message>
        <source>Everything in the logs that has to do with what this was done to.</source>
        <translation>Everything in the logs that has to do with what this was done to.</translation>
    </message>
    <message>
        <source>Open the member of a record</source>
        <translation>Open the member of a record</translation>
    </message>
    <message>
        <source>Shows whoever did this in the list of members.</source>
        <translation>Shows whoever did this in the list of members.</translation>
    </message>
    <message>
        <source>Keep this search of logs…</source>
        <translation>Keep this search of logs…</translation>
    </message>
    <message>
        <source>Keeps the conditions under a name, on this computer, for you alone.</source>
        <translation>Keeps the conditions under a name, on this computer, for you alone.</translation>
    </message>
</context>
<context>
    <name>LogParts</name>
    <message>
        <source>Time of day</source>
        <translation>Time of day</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>Done by</translation>
    </message>
    <message>
        <source>On what</source>
        <translation>On what</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP address</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>Request ID</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Serial number</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of object, its name</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>(removed)</source>
        <translation>(removed)</translation>
    </message>
    <message>
        <source>What this record said was removed by retention; its place in the chain stays.</source>
        <translation>What this record said was removed by retention; its place in the chain stays.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name, ID</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
</context>
<context>
    <name>LogReport</name>
    <message>
        <source>%1 to %2</source>
        <comment>period</comment>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>What is wrong, and where</source>
        <translation>What is wrong, and where</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name, ID</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Record %1 is missing: it was taken out, or what stood before it was cut off.</source>
        <translation>Record %1 is missing: it was taken out, or what stood before it was cut off.</translation>
    </message>
    <message>
        <source>Another record stands in the place of record %1.</source>
        <translation>Another record stands in the place of record %1.</translation>
    </message>
    <message>
        <source>Record %1 was altered: what it says and its hash differ.</source>
        <translation>Record %1 was altered: what it says and its hash differ.</translation>
    </message>
    <message>
        <source>The service has signed another state: what was changed lies up to record %1.</source>
        <translation>The service has signed another state: what was changed lies up to record %1.</translation>
    </message>
    <message>
        <source>From record %1 on records are missing that the service has signed.</source>
        <translation>From record %1 on records are missing that the service has signed.</translation>
    </message>
    <message>
        <source>What record %1 said is gone, though nothing that was signed allows that.</source>
        <translation>What record %1 said is gone, though nothing that was signed allows that.</translation>
    </message>
    <message>
        <source>A statement about record %1 is not signed by the service&apos;s key, or contradicts another.</source>
        <translation>A statement about record %1 is not signed by the service&apos;s key, or contradicts another.</translation>
    </message>
    <message>
        <source>Record %1: %2</source>
        <comment>place, what is wrong</comment>
        <translation>Record %1: %2</translation>
    </message>
    <message>
        <source>There is nothing to verify yet.</source>
        <translation>There is nothing to verify yet.</translation>
    </message>
    <message>
        <source>The chain is whole: every record stands as the service has signed it.</source>
        <translation>The chain is whole: every record stands as the service has signed it.</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>Verified at</source>
        <translation>Verified at</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>%1 (number %2 to %3)</source>
        <translation>%1 (number %2 to %3)</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Content removed</source>
        <translation>Content removed</translation>
    </message>
    <message>
        <source>Content held back by the service</source>
        <translation>Content held back by the service</translation>
    </message>
    <message>
        <source>Signed statements</source>
        <translation>Signed statements</translation>
    </message>
    <message>
        <source>Last statement</source>
        <translation>Last statement</translation>
    </message>
    <message>
        <source>Chained, not yet signed</source>
        <translation>Chained, not yet signed</translation>
    </message>
    <message>
        <source>Hash of the first record</source>
        <translation>Hash of the first record</translation>
    </message>
    <message>
        <source>Hash of the last record</source>
        <translation>Hash of the last record</translation>
    </message>
    <message>
        <source>Signing key of the service</source>
        <translation>Signing key of the service</translation>
    </message>
    <message>
        <source>Fingerprint of the key (SHA-256)</source>
        <translation>Fingerprint of the key (SHA-256)</translation>
    </message>
    <message>
        <source>Each record carries the hash of the one before, and the service signs at intervals how the chain stands. This report says how the archive stood when it was verified. Compare the fingerprint with the one that the operator of the service gives you.</source>
        <translation>Each record carries the hash of the one before, and the service signs at intervals how the chain stands. This report says how the archive stood when it was verified. Compare the fingerprint with the one that the operator of the service gives you.</translation>
    </message>
    <message>
        <source>Integrity report of the log archive</source>
        <translation>Integrity report of the log archive</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Number in the chain</source>
        <translation>Number in the chain</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Recorded by the service</source>
        <translation>Recorded by the service</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP address</translation>
    </message>
    <message>
        <source>Service type</source>
        <translation>Service type</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>Request ID</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>before, after</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Hash of the record</source>
        <translation>Hash of the record</translation>
    </message>
    <message>
        <source>Hash of its content</source>
        <translation>Hash of its content</translation>
    </message>
    <message>
        <source>SHA-256 of the evidence file</source>
        <translation>SHA-256 of the evidence file</translation>
    </message>
    <message>
        <source>Evidence of a log record</source>
        <translation>Evidence of a log record</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>log, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>What proves it</source>
        <translation>What proves it</translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) do not fit the chain. Keep the file as it is and find out who could write to it.</source>
        <translation>
            <numerusform>%Ln place does not fit the chain. Keep the file as it is and find out who could write to it.</numerusform>
            <numerusform>%Ln places do not fit the chain. Keep the file as it is and find out who could write to it.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>The words are not in this archive: they are kept only when the rules for the logs said so, and whoever fetched had agreed to the rules of reading.</source>
        <translation>The words are not in this archive: they are kept only when the rules for the logs said so, and whoever fetched had agreed to the rules of reading.</translation>
    </message>
    <message>
        <source>These are the words as the policy found them: the record below holds their digest, and the evidence file the words.</source>
        <translation>These are the words as the policy found them: the record below holds their digest, and the evidence file the words.</translation>
    </message>
    <message>
        <source>Lines in the evidence file</source>
        <translation>Lines in the evidence file</translation>
    </message>
    <message>
        <source>What it was found in</source>
        <translation>What it was found in</translation>
    </message>
    <message>
        <source>The evidence file is the proof; this page is a reading of it. The file holds what is shown here whole, the places of the records up to the next statement that the service has signed, and that statement. Anybody can check it with sekisho-verify and the public key of the service.</source>
        <translation>The evidence file is the proof; this page is a reading of it. The file holds what is shown here whole, the places of the records up to the next statement that the service has signed, and that statement. Anybody can check it with sekisho-verify and the public key of the service.</translation>
    </message>
</context>
<context>
    <name>LogWords</name>
    <message>
        <source>%1 (%2)</source>
        <comment>name, address</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>file, its size</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>member, its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between entries of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>Talk room</source>
        <translation>Talk room</translation>
    </message>
    <message>
        <source>Channel ID</source>
        <translation>Channel ID</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>Bot</translation>
    </message>
    <message>
        <source>Invited by</source>
        <translation>Invited by</translation>
    </message>
    <message>
        <source>Removed by</source>
        <translation>Removed by</translation>
    </message>
    <message>
        <source>Message ID</source>
        <translation>Message ID</translation>
    </message>
    <message>
        <source>Subject line</source>
        <translation>Subject line</translation>
    </message>
    <message>
        <source>Size in bytes</source>
        <translation>Size in bytes</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>File name</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>After the change</source>
        <translation>After the change</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Caller</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>Participants</translation>
    </message>
    <message>
        <source>Duration in seconds</source>
        <translation>Duration in seconds</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Shared by</source>
        <translation>Shared by</translation>
    </message>
    <message>
        <source>Organization or group</source>
        <translation>Organization or group</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Login method</source>
        <translation>Login method</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Source of the event</source>
        <translation>Source of the event</translation>
    </message>
    <message>
        <source>Event ID</source>
        <translation>Event ID</translation>
    </message>
    <message>
        <source>Digest of the content</source>
        <translation>Digest of the content</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>Error code</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Appointment</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Talk-room note</source>
        <translation>Talk-room note</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>Screen sharing</source>
        <translation>Screen sharing</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Lost-device response</source>
        <translation>Lost-device response</translation>
    </message>
    <message>
        <source>Request for approval</source>
        <translation>Request for approval</translation>
    </message>
    <message>
        <source>Monitoring policy</source>
        <translation>Monitoring policy</translation>
    </message>
    <message>
        <source>Log export</source>
        <translation>Log export</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>The service itself</source>
        <translation>The service itself</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>from a day to a day</comment>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>From %1</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Until %1</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>About %1</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>By %1</translation>
    </message>
    <message>
        <source>On %1</source>
        <comment>what something was done to</comment>
        <translation>On %1</translation>
    </message>
    <message>
        <source>Result: %1</source>
        <translation>Result: %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Bots only</source>
        <translation>Bots only</translation>
    </message>
    <message>
        <source>Without bots</source>
        <translation>Without bots</translation>
    </message>
    <message>
        <source>All logs</source>
        <translation>All logs</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between conditions</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>logs, conditions</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>CSV with the columns of the source</source>
        <translation>CSV with the columns of the source</translation>
    </message>
    <message>
        <source>CSV for programs</source>
        <translation>CSV for programs</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>Evidence file</source>
        <translation>Evidence file</translation>
    </message>
    <message>
        <source>The columns and words that the service shows, for people.</source>
        <translation>The columns and words that the service shows, for people.</translation>
    </message>
    <message>
        <source>One fixed set of columns for every log, times in ISO 8601 with offset.</source>
        <translation>One fixed set of columns for every log, times in ISO 8601 with offset.</translation>
    </message>
    <message>
        <source>One record a line with everything that is known of it.</source>
        <translation>One record a line with everything that is known of it.</translation>
    </message>
    <message>
        <source>The records with what proves them; sekisho-verify checks it.</source>
        <translation>The records with what proves them; sekisho-verify checks it.</translation>
    </message>
    <message>
        <source>Waiting to be made</source>
        <translation>Waiting to be made</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>Being made</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Digest of the excerpt</source>
        <translation>Digest of the excerpt</translation>
    </message>
    <message>
        <source>Digest of those concerned</source>
        <translation>Digest of those concerned</translation>
    </message>
    <message>
        <source>Kept as ordered</source>
        <translation>Kept as ordered</translation>
    </message>
    <message>
        <source>Words of detections read</source>
        <translation>Words of detections read</translation>
    </message>
    <message>
        <source>Where it was found</source>
        <translation>Where it was found</translation>
    </message>
    <message>
        <source>Record of what it was found in</source>
        <translation>Record of what it was found in</translation>
    </message>
    <message>
        <source>Sender: %1</source>
        <translation>Sender: %1</translation>
    </message>
    <message>
        <source>Receiver: %1</source>
        <translation>Receiver: %1</translation>
    </message>
    <message>
        <source>Talk room: %1</source>
        <translation>Talk room: %1</translation>
    </message>
</context>
<context>
    <name>LostDevicePane</name>
    <message>
        <source>Ordered</source>
        <translation>Ordered</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>Ordered by</translation>
    </message>
</context>
<context>
    <name>MemberChanges</name>
    <message>
        <source>The present organization head of %1 is replaced.</source>
        <translation>The present organization head of %1 is replaced.</translation>
    </message>
    <message>
        <source>The member leaves the talk room, notes, calendar and folder of %1.</source>
        <translation>The member leaves the talk room, notes, calendar and folder of %1.</translation>
    </message>
    <message>
        <source>The member leaves %1 and its talk room.</source>
        <translation>The member leaves %1 and its talk room.</translation>
    </message>
    <message>
        <source>Which services may be used follows the new user type.</source>
        <translation>Which services may be used follows the new user type.</translation>
    </message>
    <message>
        <source>The member can no longer be found in search.</source>
        <translation>The member can no longer be found in search.</translation>
    </message>
</context>
<context>
    <name>MemberPaneCommands</name>
    <message>
        <source>Add member…</source>
        <translation>Add member…</translation>
    </message>
    <message>
        <source>Opens the page for one new member.</source>
        <translation>Opens the page for one new member.</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>Opens a draft of the member. Nothing applies before it is saved.</source>
        <translation>Opens a draft of the member. Nothing applies before it is saved.</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Copy rows</translation>
    </message>
    <message>
        <source>Copies the selected rows with the visible columns, for a spreadsheet.</source>
        <translation>Copies the selected rows with the visible columns, for a spreadsheet.</translation>
    </message>
    <message>
        <source>Export list…</source>
        <translation>Export list…</translation>
    </message>
    <message>
        <source>Choose a view of the members…</source>
        <translation>Choose a view of the members…</translation>
    </message>
    <message>
        <source>Save the view of the members…</source>
        <translation>Save the view of the members…</translation>
    </message>
    <message>
        <source>Show all members</source>
        <translation>Show all members</translation>
    </message>
    <message>
        <source>Show members not seen for 90 days</source>
        <translation>Show members not seen for 90 days</translation>
    </message>
    <message>
        <source>Show suspended members</source>
        <translation>Show suspended members</translation>
    </message>
    <message>
        <source>Show members who never signed in</source>
        <translation>Show members who never signed in</translation>
    </message>
    <message>
        <source>Show members waiting to be deleted for good</source>
        <translation>Show members waiting to be deleted for good</translation>
    </message>
    <message>
        <source>Writes the list or the selection to a file (Excel or CSV).</source>
        <translation>Writes the list or the selection to a file (Excel or CSV).</translation>
    </message>
    <message>
        <source>Member leaves…</source>
        <translation>Member leaves…</translation>
    </message>
    <message>
        <source>What must be handed over first and what goes away, step by step to the deletion.</source>
        <translation>What must be handed over first and what goes away, step by step to the deletion.</translation>
    </message>
</context>
<context>
    <name>MemberText</name>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>not visible</source>
        <translation>not visible</translation>
    </message>
    <message>
        <source>no team features</source>
        <translation>no team features</translation>
    </message>
    <message>
        <source>%1 (lunar calendar)</source>
        <translation>%1 (lunar calendar)</translation>
    </message>
    <message>
        <source>Lunar calendar</source>
        <translation>Lunar calendar</translation>
    </message>
    <message>
        <source>Solar calendar</source>
        <translation>Solar calendar</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Personal</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Language and time zone</source>
        <translation>Language and time zone</translation>
    </message>
    <message>
        <source>Custom properties</source>
        <translation>Custom properties</translation>
    </message>
    <message>
        <source>An organization outside of your scope</source>
        <translation>An organization outside of your scope</translation>
    </message>
</context>
<context>
    <name>MemberWords</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>Last access</translation>
    </message>
    <message>
        <source>Added on</source>
        <translation>Added on</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environment</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP address</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Signed in</translation>
    </message>
    <message>
        <source>This console</source>
        <translation>This console</translation>
    </message>
    <message>
        <source>Signed in now</source>
        <translation>Signed in now</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Last sign-in</translation>
    </message>
</context>
<context>
    <name>MergeNewsWords</name>
    <message>
        <source>Somebody else changed this meanwhile. Your draft is untouched; both are compared before anything is saved.</source>
        <translation>Somebody else changed this meanwhile. Your draft is untouched; both are compared before anything is saved.</translation>
    </message>
    <message>
        <source>Compare now</source>
        <translation>Compare now</translation>
    </message>
    <message>
        <source>The other changes are in your draft now.</source>
        <translation>The other changes are in your draft now.</translation>
    </message>
    <message>
        <source>What the other administrator saved holds. Nothing is left to save.</source>
        <translation>What the other administrator saved holds. Nothing is left to save.</translation>
    </message>
    <message>
        <source>Somebody else changed %1 meanwhile. It was not deleted; look at it again first.</source>
        <translation>Somebody else changed %1 meanwhile. It was not deleted; look at it again first.</translation>
    </message>
    <message>
        <source>Somebody else has deleted %1 already.</source>
        <translation>Somebody else has deleted %1 already.</translation>
    </message>
    <message>
        <source>Somebody else has deleted %1 meanwhile.</source>
        <translation>Somebody else has deleted %1 meanwhile.</translation>
    </message>
    <message>
        <source>Somebody else has deleted %1 meanwhile. Your draft is still here and can be added anew.</source>
        <translation>Somebody else has deleted %1 meanwhile. Your draft is still here and can be added anew.</translation>
    </message>
    <message>
        <source>Add as new</source>
        <translation>Add as new</translation>
    </message>
</context>
<context>
    <name>MonitorWords</name>
    <message>
        <source>%1 – %2</source>
        <comment>from, until</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>Not in use</translation>
    </message>
    <message>
        <source>Unhandled</source>
        <translation>Unhandled</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>Handled</translation>
    </message>
    <message>
        <source>Nobody of this tenant</source>
        <translation>Nobody of this tenant</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>criterion, what is looked for</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No end</source>
        <translation>No end</translation>
    </message>
    <message>
        <source>From %1, no end</source>
        <translation>From %1, no end</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Until %1</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>Text of the message</translation>
    </message>
    <message>
        <source>Name of the attachment</source>
        <translation>Name of the attachment</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>File name</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>Content of the file</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Extension</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Number of files</source>
        <translation>Number of files</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Attachment</translation>
    </message>
    <message>
        <source>Every message</source>
        <translation>Every message</translation>
    </message>
    <message>
        <source>Nothing would have been found among %1 records of %2.</source>
        <translation>Nothing would have been found among %1 records of %2.</translation>
    </message>
    <message>
        <source>%1 of %2 records of %3 would have been found.</source>
        <translation>%1 of %2 records of %3 would have been found.</translation>
    </message>
    <message>
        <source>Not complete: the trial ended at its time limit. The numbers are of the newest part, from %1 on; there may be more before.</source>
        <translation>Not complete: the trial ended at its time limit. The numbers are of the newest part, from %1 on; there may be more before.</translation>
    </message>
</context>
<context>
    <name>MonitoringLists</name>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Policy name</source>
        <translation>Policy name</translation>
    </message>
    <message>
        <source>Use status</source>
        <translation>Use status</translation>
    </message>
    <message>
        <source>Detections</source>
        <translation>Detections</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>Criterion</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Registered by</source>
        <translation>Registered by</translation>
    </message>
    <message>
        <source>Registered on</source>
        <translation>Registered on</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>When it happened</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>Room or file</source>
        <translation>Room or file</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Looked at by</source>
        <translation>Looked at by</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Added on</source>
        <translation>Added on</translation>
    </message>
    <message>
        <source>Added by</source>
        <translation>Added by</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Date and time</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Receivers</source>
        <translation>Receivers</translation>
    </message>
    <message>
        <source>Talk room</source>
        <translation>Talk room</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>%1 (bot)</source>
        <translation>%1 (bot)</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
</context>
<context>
    <name>OrgUnitWords</name>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>language, name</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>At the top</source>
        <translation>At the top</translation>
    </message>
    <message>
        <source>%1, order %2</source>
        <translation>%1, order %2</translation>
    </message>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
</context>
<context>
    <name>PolicyCommands</name>
    <message>
        <source>Edit policy</source>
        <translation>Edit policy</translation>
    </message>
    <message>
        <source>Save policy…</source>
        <translation>Save policy…</translation>
    </message>
    <message>
        <source>Check the impact of the draft</source>
        <translation>Check the impact of the draft</translation>
    </message>
    <message>
        <source>Revisions of the policy</source>
        <translation>Revisions of the policy</translation>
    </message>
    <message>
        <source>Return to this revision…</source>
        <translation>Return to this revision…</translation>
    </message>
</context>
<context>
    <name>PolicyPages</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
</context>
<context>
    <name>PolicyWords</name>
    <message>
        <source>%1 %2</source>
        <comment>a number and its unit</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Member who is not in the directory</source>
        <translation>Member who is not in the directory</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>added %1</source>
        <translation>added %1</translation>
    </message>
    <message>
        <source>removed %1</source>
        <translation>removed %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a field and what came and went</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>IP address not allowed</source>
        <translation>IP address not allowed</translation>
    </message>
    <message>
        <source>Country not allowed, and no 2-step verification</source>
        <translation>Country not allowed, and no 2-step verification</translation>
    </message>
    <message>
        <source>App use stopped</source>
        <translation>App use stopped</translation>
    </message>
    <message>
        <source>Service or app not in the permission template</source>
        <translation>Service or app not in the permission template</translation>
    </message>
    <message>
        <source>Login method not allowed</source>
        <translation>Login method not allowed</translation>
    </message>
    <message>
        <source>Talk with external users not allowed</source>
        <translation>Talk with external users not allowed</translation>
    </message>
    <message>
        <source>File type banned</source>
        <translation>File type banned</translation>
    </message>
    <message>
        <source>Upload with the mobile app not allowed</source>
        <translation>Upload with the mobile app not allowed</translation>
    </message>
    <message>
        <source>Download to the mobile app not allowed</source>
        <translation>Download to the mobile app not allowed</translation>
    </message>
    <message>
        <source>Files to external users not allowed</source>
        <translation>Files to external users not allowed</translation>
    </message>
    <message>
        <source>Saving ends the session</source>
        <translation>Saving ends the session</translation>
    </message>
    <message>
        <source>At rest for too long</source>
        <translation>At rest for too long</translation>
    </message>
    <message>
        <source>The account cannot log in</source>
        <translation>The account cannot log in</translation>
    </message>
    <message>
        <source>Password expired</source>
        <translation>Password expired</translation>
    </message>
    <message>
        <source>Logged out now</source>
        <translation>Logged out now</translation>
    </message>
    <message>
        <source>Blocked from now on</source>
        <translation>Blocked from now on</translation>
    </message>
    <message>
        <source>No longer blocked</source>
        <translation>No longer blocked</translation>
    </message>
    <message>
        <source>Must change the password</source>
        <translation>Must change the password</translation>
    </message>
    <message>
        <source>Transfers that would be banned</source>
        <translation>Transfers that would be banned</translation>
    </message>
    <message>
        <source>Member or organization that is not in the directory</source>
        <translation>Member or organization that is not in the directory</translation>
    </message>
    <message>
        <source>Phone without the key of the third-party MDM</source>
        <translation>Phone without the key of the third-party MDM</translation>
    </message>
</context>
<context>
    <name>PropertyWords</name>
    <message>
        <source>%1 &lt;%2&gt;</source>
        <translation>%1 &lt;%2&gt;</translation>
    </message>
    <message>
        <source>Pick list</source>
        <translation>Pick list</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
</context>
<context>
    <name>RankCommands</name>
    <message>
        <source>Add level…</source>
        <translation>Add level…</translation>
    </message>
    <message>
        <source>Add position…</source>
        <translation>Add position…</translation>
    </message>
    <message>
        <source>Add user type…</source>
        <translation>Add user type…</translation>
    </message>
    <message>
        <source>Edit level…</source>
        <translation>Edit level…</translation>
    </message>
    <message>
        <source>Edit position…</source>
        <translation>Edit position…</translation>
    </message>
    <message>
        <source>Edit user type…</source>
        <translation>Edit user type…</translation>
    </message>
    <message>
        <source>Delete level…</source>
        <translation>Delete level…</translation>
    </message>
    <message>
        <source>Delete position…</source>
        <translation>Delete position…</translation>
    </message>
    <message>
        <source>Delete user type…</source>
        <translation>Delete user type…</translation>
    </message>
    <message>
        <source>Turn levels on…</source>
        <translation>Turn levels on…</translation>
    </message>
    <message>
        <source>Turn positions on…</source>
        <translation>Turn positions on…</translation>
    </message>
    <message>
        <source>Turn user types on…</source>
        <translation>Turn user types on…</translation>
    </message>
    <message>
        <source>Turn levels off…</source>
        <translation>Turn levels off…</translation>
    </message>
    <message>
        <source>Turn positions off…</source>
        <translation>Turn positions off…</translation>
    </message>
    <message>
        <source>Turn user types off…</source>
        <translation>Turn user types off…</translation>
    </message>
</context>
<context>
    <name>RankWords</name>
    <message>
        <source>Positions are not in use</source>
        <translation>Positions are not in use</translation>
    </message>
    <message>
        <source>Turn them on to give members a position in each of their organizations.</source>
        <translation>Turn them on to give members a position in each of their organizations.</translation>
    </message>
    <message>
        <source>There are no positions yet</source>
        <translation>There are no positions yet</translation>
    </message>
    <message>
        <source>Add the highest one first; the order can be changed at any time.</source>
        <translation>Add the highest one first; the order can be changed at any time.</translation>
    </message>
    <message>
        <source>Add a position</source>
        <translation>Add a position</translation>
    </message>
    <message>
        <source>Add position: %1</source>
        <translation>Add position: %1</translation>
    </message>
    <message>
        <source>Edit position: %1</source>
        <translation>Edit position: %1</translation>
    </message>
    <message>
        <source>Delete position: %1</source>
        <translation>Delete position: %1</translation>
    </message>
    <message>
        <source>Order of positions</source>
        <translation>Order of positions</translation>
    </message>
    <message>
        <source>Turn positions on</source>
        <translation>Turn positions on</translation>
    </message>
    <message>
        <source>Turn positions off</source>
        <translation>Turn positions off</translation>
    </message>
    <message>
        <source>All positions are erased, and nobody has one any more. Turning positions on again brings nothing back; only taking back this change does, for 30 days.</source>
        <translation>All positions are erased, and nobody has one any more. Turning positions on again brings nothing back; only taking back this change does, for 30 days.</translation>
    </message>
    <message>
        <source>Turn positions off…</source>
        <translation>Turn positions off…</translation>
    </message>
    <message>
        <source>The highest position stands first. Members of an organization are listed in this order.</source>
        <translation>The highest position stands first. Members of an organization are listed in this order.</translation>
    </message>
    <message>
        <source>Positions are in use.</source>
        <translation>Positions are in use.</translation>
    </message>
    <message>
        <source>Positions are not in use any more.</source>
        <translation>Positions are not in use any more.</translation>
    </message>
    <message>
        <source>Levels are not in use</source>
        <translation>Levels are not in use</translation>
    </message>
    <message>
        <source>Turn them on to give each member one level.</source>
        <translation>Turn them on to give each member one level.</translation>
    </message>
    <message>
        <source>There are no levels yet</source>
        <translation>There are no levels yet</translation>
    </message>
    <message>
        <source>Add a level</source>
        <translation>Add a level</translation>
    </message>
    <message>
        <source>Add level: %1</source>
        <translation>Add level: %1</translation>
    </message>
    <message>
        <source>Edit level: %1</source>
        <translation>Edit level: %1</translation>
    </message>
    <message>
        <source>Delete level: %1</source>
        <translation>Delete level: %1</translation>
    </message>
    <message>
        <source>Order of levels</source>
        <translation>Order of levels</translation>
    </message>
    <message>
        <source>Turn levels on</source>
        <translation>Turn levels on</translation>
    </message>
    <message>
        <source>Turn levels off</source>
        <translation>Turn levels off</translation>
    </message>
    <message>
        <source>All levels are erased, and nobody has one any more. Turning levels on again brings nothing back; only taking back this change does, for 30 days.</source>
        <translation>All levels are erased, and nobody has one any more. Turning levels on again brings nothing back; only taking back this change does, for 30 days.</translation>
    </message>
    <message>
        <source>Turn levels off…</source>
        <translation>Turn levels off…</translation>
    </message>
    <message>
        <source>The highest level stands first. Where positions are equal, members are listed in this order; executives stand before everybody else.</source>
        <translation>The highest level stands first. Where positions are equal, members are listed in this order; executives stand before everybody else.</translation>
    </message>
    <message>
        <source>Levels are in use.</source>
        <translation>Levels are in use.</translation>
    </message>
    <message>
        <source>Levels are not in use any more.</source>
        <translation>Levels are not in use any more.</translation>
    </message>
    <message>
        <source>User types are not in use</source>
        <translation>User types are not in use</translation>
    </message>
    <message>
        <source>Turn them on to give each member one user type.</source>
        <translation>Turn them on to give each member one user type.</translation>
    </message>
    <message>
        <source>There are no user types yet</source>
        <translation>There are no user types yet</translation>
    </message>
    <message>
        <source>A user type decides which services its members may use and what they see of the organization chart.</source>
        <translation>A user type decides which services its members may use and what they see of the organization chart.</translation>
    </message>
    <message>
        <source>Add a user type</source>
        <translation>Add a user type</translation>
    </message>
    <message>
        <source>Add user type: %1</source>
        <translation>Add user type: %1</translation>
    </message>
    <message>
        <source>Edit user type: %1</source>
        <translation>Edit user type: %1</translation>
    </message>
    <message>
        <source>Delete user type: %1</source>
        <translation>Delete user type: %1</translation>
    </message>
    <message>
        <source>Order of user types</source>
        <translation>Order of user types</translation>
    </message>
    <message>
        <source>Turn user types on</source>
        <translation>Turn user types on</translation>
    </message>
    <message>
        <source>Turn user types off</source>
        <translation>Turn user types off</translation>
    </message>
    <message>
        <source>All user types are erased, and nobody has one any more. Turning user types on again brings nothing back; only taking back this change does, for 30 days.</source>
        <translation>All user types are erased, and nobody has one any more. Turning user types on again brings nothing back; only taking back this change does, for 30 days.</translation>
    </message>
    <message>
        <source>Turn user types off…</source>
        <translation>Turn user types off…</translation>
    </message>
    <message>
        <source>Lists to choose from show the user types in this order.</source>
        <translation>Lists to choose from show the user types in this order.</translation>
    </message>
    <message>
        <source>User types are in use.</source>
        <translation>User types are in use.</translation>
    </message>
    <message>
        <source>User types are not in use any more.</source>
        <translation>User types are not in use any more.</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) have this level. Give them another one first.</source>
        <translation>
            <numerusform>%n member has this level. Give him another one first.</numerusform>
            <numerusform>%n members have this level. Give them another one first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) have this position. Give them another one first.</source>
        <translation>
            <numerusform>%n member has this position. Give him another one first.</numerusform>
            <numerusform>%n members have this position. Give them another one first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) have this user type. Give them another one first.</source>
        <translation>
            <numerusform>%n member has this user type. Give him another one first.</numerusform>
            <numerusform>%n members have this user type. Give them another one first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n level(s) are erased, with their names and their order.</source>
        <translation>
            <numerusform>%n level is erased, with its name and its place.</numerusform>
            <numerusform>%n levels are erased, with their names and their order.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n position(s) are erased, with their names and their order.</source>
        <translation>
            <numerusform>%n position is erased, with its name and its place.</numerusform>
            <numerusform>%n positions are erased, with their names and their order.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user type(s) are erased, with their names and their order.</source>
        <translation>
            <numerusform>%n user type is erased, with its name and its place.</numerusform>
            <numerusform>%n user types are erased, with their names and their order.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) lose their level.</source>
        <translation>
            <numerusform>%n member loses his level.</numerusform>
            <numerusform>%n members lose their level.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) lose their position in every organization.</source>
        <translation>
            <numerusform>%n member loses his position in every organization.</numerusform>
            <numerusform>%n members lose their position in every organization.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) lose their user type.</source>
        <translation>
            <numerusform>%n member loses his user type.</numerusform>
            <numerusform>%n members lose their user type.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>language: name</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) have this level and get another one, or none, before it is deleted.</source>
        <translation>
            <numerusform>%n member has this level and gets another one, or none, before it is deleted.</numerusform>
            <numerusform>%n members have this level and get another one, or none, before it is deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) have this position and get another one, or none, before it is deleted.</source>
        <translation>
            <numerusform>%n member has this position and gets another one, or none, before it is deleted.</numerusform>
            <numerusform>%n members have this position and get another one, or none, before it is deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) have this user type and get another one, or none, before it is deleted.</source>
        <translation>
            <numerusform>%n member has this user type and gets another one, or none, before it is deleted.</numerusform>
            <numerusform>%n members have this user type and get another one, or none, before it is deleted.</numerusform>
        </translation>
    </message>
    <message>
        <source>Other languages</source>
        <translation>Other languages</translation>
    </message>
    <message>
        <source>External Key</source>
        <translation>External Key</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>ReachWords</name>
    <message>
        <source>Name: %1 → %2</source>
        <translation>Name: %1 → %2</translation>
    </message>
    <message>
        <source>User type %1 is added.</source>
        <translation>User type %1 is added.</translation>
    </message>
    <message>
        <source>User type %1 is removed.</source>
        <translation>User type %1 is removed.</translation>
    </message>
    <message>
        <source>Member %1 is added.</source>
        <translation>Member %1 is added.</translation>
    </message>
    <message>
        <source>Member %1 is removed.</source>
        <translation>Member %1 is removed.</translation>
    </message>
</context>
<context>
    <name>ReasonWords</name>
    <message>
        <source>Choose one row first.</source>
        <translation>Choose one row first.</translation>
    </message>
    <message>
        <source>Who can reach this member</source>
        <translation>Who can reach this member</translation>
    </message>
    <message>
        <source>Why I may change this, or not</source>
        <translation>Why I may change this, or not</translation>
    </message>
    <message>
        <source>Why I may see this</source>
        <translation>Why I may see this</translation>
    </message>
    <message>
        <source>Who can change this</source>
        <translation>Who can change this</translation>
    </message>
    <message>
        <source>Who can see this</source>
        <translation>Who can see this</translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name, login ID</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>What was lost</source>
        <translation>What was lost</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Ordered</translation>
    </message>
    <message>
        <source>Carried out by the service</source>
        <translation>Carried out by the service</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>Ordered by</translation>
    </message>
    <message>
        <source>Who calls was checked by</source>
        <translation>Who calls was checked by</translation>
    </message>
    <message>
        <source>Note of the call</source>
        <translation>Note of the call</translation>
    </message>
    <message>
        <source>Found again</source>
        <translation>Found again</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>time, by whom</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Number of the order</source>
        <translation>Number of the order</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Requested</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message numerus="yes">
        <source>and %n more step(s), all of them in the signed file</source>
        <translation>
            <numerusform>and %n more step, all of them in the signed file</numerusform>
            <numerusform>and %n more steps, all of them in the signed file</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed by the service (EdDSA). The signed file is the proof; this page is a reading of it. SHA-256 of the file: %1</source>
        <translation>Signed by the service (EdDSA). The signed file is the proof; this page is a reading of it. SHA-256 of the file: %1</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>Who was told</translation>
    </message>
    <message>
        <source>Receipt of a cut-off</source>
        <translation>Receipt of a cut-off</translation>
    </message>
</context>
<context>
    <name>RequestWords</name>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Requested by</source>
        <translation>Requested by</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Lapses in</source>
        <translation>Lapses in</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Approvals</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ended</translation>
    </message>
</context>
<context>
    <name>RoleChanges</name>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>RoleCommands</name>
    <message>
        <source>Say why.</source>
        <translation>Say why.</translation>
    </message>
    <message>
        <source>A reason has at most %L1 characters.</source>
        <translation>A reason has at most %L1 characters.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Choose one role first.</source>
        <translation>Choose one role first.</translation>
    </message>
    <message>
        <source>New role…</source>
        <translation>New role…</translation>
    </message>
    <message>
        <source>Edit role…</source>
        <translation>Edit role…</translation>
    </message>
    <message>
        <source>Copy role…</source>
        <translation>Copy role…</translation>
    </message>
    <message>
        <source>Compare roles…</source>
        <translation>Compare roles…</translation>
    </message>
    <message>
        <source>Give role…</source>
        <translation>Give role…</translation>
    </message>
    <message>
        <source>Change scope or end…</source>
        <translation>Change scope or end…</translation>
    </message>
    <message>
        <source>Administrator rights…</source>
        <translation>Administrator rights…</translation>
    </message>
    <message>
        <source>View as this administrator…</source>
        <translation>View as this administrator…</translation>
    </message>
    <message>
        <source>Delegate the highest administrator…</source>
        <translation>Delegate the highest administrator…</translation>
    </message>
    <message>
        <source>Seal account…</source>
        <translation>Seal account…</translation>
    </message>
    <message>
        <source>Remove sealed account…</source>
        <translation>Remove sealed account…</translation>
    </message>
    <message>
        <source>Open sealed account…</source>
        <translation>Open sealed account…</translation>
    </message>
    <message>
        <source>Start drill…</source>
        <translation>Start drill…</translation>
    </message>
</context>
<context>
    <name>RoleHolderWords</name>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>How</source>
        <translation>How</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>%1 (%2 left)</source>
        <translation>%1 (%2 left)</translation>
    </message>
</context>
<context>
    <name>RoleListWords</name>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Have it</source>
        <translation>Have it</translation>
    </message>
    <message>
        <source>May activate</source>
        <translation>May activate</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Deleted</translation>
    </message>
    <message>
        <source>By</source>
        <translation>By</translation>
    </message>
</context>
<context>
    <name>RoleParts</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
</context>
<context>
    <name>RoleSaveWords</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>To be careful about: %1. %2</source>
        <translation>To be careful about: %1. %2</translation>
    </message>
</context>
<context>
    <name>RoleWords</name>
    <message>
        <source>a deleted organization</source>
        <translation>a deleted organization</translation>
    </message>
    <message>
        <source>%1 (deleted)</source>
        <translation>%1 (deleted)</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>Built in</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Custom</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preset</translation>
    </message>
    <message>
        <source>Custom (from %1)</source>
        <comment>the name of a preset</comment>
        <translation>Custom (from %1)</translation>
    </message>
    <message>
        <source>Operate</source>
        <translation>Operate</translation>
    </message>
    <message>
        <source>View</source>
        <translation>View</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no access</comment>
        <translation>None</translation>
    </message>
    <message>
        <source>%1 (from %2)</source>
        <comment>access, the menu that grants it</comment>
        <translation>%1 (from %2)</translation>
    </message>
    <message>
        <source>The whole tenant</source>
        <translation>The whole tenant</translation>
    </message>
    <message numerus="yes">
        <source>%Ln organization(s)</source>
        <translation>
            <numerusform>%Ln organization</numerusform>
            <numerusform>%Ln organizations</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1, with the organizations below</source>
        <translation>%1, with the organizations below</translation>
    </message>
    <message>
        <source>Over since %1</source>
        <translation>Over since %1</translation>
    </message>
    <message>
        <source>May activate it for %1 at most, with approval</source>
        <translation>May activate it for %1 at most, with approval</translation>
    </message>
    <message>
        <source>May activate it for %1 at most</source>
        <translation>May activate it for %1 at most</translation>
    </message>
    <message>
        <source>Without end</source>
        <translation>Without end</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Until %1</translation>
    </message>
    <message>
        <source>Activated until %1</source>
        <translation>Activated until %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>hours, minutes</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Ended by itself</source>
        <translation>Ended by itself</translation>
    </message>
    <message>
        <source>Ended by the holder</source>
        <translation>Ended by the holder</translation>
    </message>
    <message>
        <source>Ended by an administrator</source>
        <translation>Ended by an administrator</translation>
    </message>
    <message>
        <source>Ended with the role</source>
        <translation>Ended with the role</translation>
    </message>
    <message>
        <source>Ended with the account</source>
        <translation>Ended with the account</translation>
    </message>
    <message>
        <source>Ended by %1</source>
        <translation>Ended by %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>time on a clock</comment>
        <translation>%1 left</translation>
    </message>
    <message>
        <source>Waits for the answer</source>
        <translation>Waits for the answer</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Declined</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>Lapsed</source>
        <translation>Lapsed</translation>
    </message>
    <message>
        <source>%1 has asked %2 to become the highest administrator.</source>
        <translation>%1 has asked %2 to become the highest administrator.</translation>
    </message>
    <message>
        <source>Until %2 accepts, nothing changes. It lapses on %1.</source>
        <translation>Until %2 accepts, nothing changes. It lapses on %1.</translation>
    </message>
    <message>
        <source>%2 has become the highest administrator in the place of %1 on %3.</source>
        <translation>%2 has become the highest administrator in the place of %1 on %3.</translation>
    </message>
    <message>
        <source>%1 has declined on %2. Nothing was changed.</source>
        <translation>%1 has declined on %2. Nothing was changed.</translation>
    </message>
    <message>
        <source>%1 has taken the delegation back on %2. Nothing was changed.</source>
        <translation>%1 has taken the delegation back on %2. Nothing was changed.</translation>
    </message>
    <message>
        <source>%1 has not answered within 14 days. Nothing was changed.</source>
        <translation>%1 has not answered within 14 days. Nothing was changed.</translation>
    </message>
    <message>
        <source>Not set up</source>
        <translation>Not set up</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>Being opened</source>
        <translation>Being opened</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Used: must be sealed anew</source>
        <translation>Used: must be sealed anew</translation>
    </message>
    <message>
        <source>There is no sealed account. Without one, nobody can act when no administrator can sign in.</source>
        <translation>There is no sealed account. Without one, nobody can act when no administrator can sign in.</translation>
    </message>
    <message>
        <source>%1 is sealed and holds no rights.</source>
        <translation>%1 is sealed and holds no rights.</translation>
    </message>
    <message>
        <source>A drill is due: try the code once without opening it.</source>
        <translation>A drill is due: try the code once without opening it.</translation>
    </message>
    <message>
        <source>It gets its rights in %1 unless an administrator refuses.</source>
        <translation>It gets its rights in %1 unless an administrator refuses.</translation>
    </message>
    <message>
        <source>It ends by itself in %1.</source>
        <translation>It ends by itself in %1.</translation>
    </message>
    <message>
        <source>%1 has refused the opening.</source>
        <translation>%1 has refused the opening.</translation>
    </message>
    <message>
        <source>The code is void. Seal the account anew with a new code.</source>
        <translation>The code is void. Seal the account anew with a new code.</translation>
    </message>
    <message>
        <source>The account was used and its code is void. Seal it anew with a new code.</source>
        <translation>The account was used and its code is void. Seal it anew with a new code.</translation>
    </message>
    <message>
        <source>%1 is being opened (reason: %2).</source>
        <translation>%1 is being opened (reason: %2).</translation>
    </message>
    <message>
        <source>%1 is open and may do nearly everything (reason: %2).</source>
        <translation>%1 is open and may do nearly everything (reason: %2).</translation>
    </message>
</context>
<context>
    <name>RoomWords</name>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>Talk</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nothing</translation>
    </message>
    <message numerus="yes">
        <source>%1 message(s)</source>
        <translation>
            <numerusform>%1 message</numerusform>
            <numerusform>%1 messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 note(s)</source>
        <translation>
            <numerusform>%1 note</numerusform>
            <numerusform>%1 notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 event(s)</source>
        <translation>
            <numerusform>%1 event</numerusform>
            <numerusform>%1 events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 task(s)</source>
        <translation>
            <numerusform>%1 task</numerusform>
            <numerusform>%1 tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s)</source>
        <translation>
            <numerusform>%1 file</numerusform>
            <numerusform>%1 files</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Group master</source>
        <translation>Group master</translation>
    </message>
    <message>
        <source>Directly</source>
        <translation>Directly</translation>
    </message>
    <message>
        <source>%1, as its group master</source>
        <translation>%1, as its group master</translation>
    </message>
    <message>
        <source>Group with external users</source>
        <translation>Group with external users</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Group, talk turned off</source>
        <translation>Group, talk turned off</translation>
    </message>
    <message>
        <source>Organization, talk turned off</source>
        <translation>Organization, talk turned off</translation>
    </message>
    <message>
        <source>Group, deleted</source>
        <translation>Group, deleted</translation>
    </message>
    <message>
        <source>Organization, deleted</source>
        <translation>Organization, deleted</translation>
    </message>
</context>
<context>
    <name>SealedAccountWords</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
</context>
<context>
    <name>SessionEndWords</name>
    <message numerus="yes">
        <source>%n session(s) were logged out.</source>
        <translation>
            <numerusform>%n session was logged out.</numerusform>
            <numerusform>%n sessions were logged out.</numerusform>
        </translation>
    </message>
    <message>
        <source>The sessions had ended already.</source>
        <translation>The sessions had ended already.</translation>
    </message>
    <message>
        <source>Nothing was logged out yet.</source>
        <translation>Nothing was logged out yet.</translation>
    </message>
    <message numerus="yes">
        <source>The orders for %n member(s) wait for the decision of another administrator.</source>
        <translation>
            <numerusform>The orders for %n member wait for the decision of another administrator.</numerusform>
            <numerusform>The orders for %n members wait for the decision of another administrator.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusChip</name>
    <message>
        <source>On leave</source>
        <translation>On leave</translation>
    </message>
</context>
<context>
    <name>TemplateCommands</name>
    <message>
        <source>Add permission template…</source>
        <translation>Add permission template…</translation>
    </message>
    <message>
        <source>Edit permission template…</source>
        <translation>Edit permission template…</translation>
    </message>
    <message>
        <source>Copy permission template…</source>
        <translation>Copy permission template…</translation>
    </message>
    <message>
        <source>Rename permission template…</source>
        <translation>Rename permission template…</translation>
    </message>
    <message>
        <source>Delete permission template…</source>
        <translation>Delete permission template…</translation>
    </message>
</context>
<context>
    <name>TemplateWords</name>
    <message>
        <source>Basic settings</source>
        <comment>permission template</comment>
        <translation>Basic settings</translation>
    </message>
    <message>
        <source>Download to phones</source>
        <translation>Download to phones</translation>
    </message>
    <message>
        <source>Automatic forwarding</source>
        <translation>Automatic forwarding</translation>
    </message>
    <message>
        <source>External mail</source>
        <translation>External mail</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Allowed</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Not allowed</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>all environments</source>
        <translation>all environments</translation>
    </message>
    <message>
        <source>The mobile app as a whole is off, so this does not count.</source>
        <translation>The mobile app as a whole is off, so this does not count.</translation>
    </message>
    <message>
        <source>Talk in the mobile app is always on while the mobile app is on.</source>
        <translation>Talk in the mobile app is always on while the mobile app is on.</translation>
    </message>
    <message>
        <source>%1 has no switch for this: %2.</source>
        <translation>%1 has no switch for this: %2.</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>The whole mobile app</source>
        <translation>The whole mobile app</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>The template is assigned to the member directly. That counts before the user type.</source>
        <translation>The template is assigned to the member directly. That counts before the user type.</translation>
    </message>
    <message>
        <source>The template is assigned to the user type of the member.</source>
        <translation>The template is assigned to the user type of the member.</translation>
    </message>
    <message>
        <source>The template is assigned to the user type “%1” of the member.</source>
        <translation>The template is assigned to the user type “%1” of the member.</translation>
    </message>
    <message>
        <source>Neither the member nor the user type has a template, so the basic settings count.</source>
        <translation>Neither the member nor the user type has a template, so the basic settings count.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Something went wrong that has no better description. The log has the details.</source>
        <translation>Something went wrong that has no better description. The log has the details.</translation>
    </message>
    <message>
        <source>Awaiting</source>
        <translation>Awaiting</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Deleted</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>Mobile app</source>
        <translation>Mobile app</translation>
    </message>
    <message>
        <source>PC app</source>
        <translation>PC app</translation>
    </message>
    <message>
        <source>Drive explorer</source>
        <translation>Drive explorer</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Admin console</source>
        <translation>Admin console</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Signed out</translation>
    </message>
    <message>
        <source>Forced log-out</source>
        <translation>Forced log-out</translation>
    </message>
    <message>
        <source>Password changed</source>
        <translation>Password changed</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>ID changed</source>
        <translation>ID changed</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) ago</source>
        <translation>
            <numerusform>%n second ago</numerusform>
            <numerusform>%n seconds ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>Change of a policy</source>
        <translation>Change of a policy</translation>
    </message>
    <message>
        <source>App use stopped</source>
        <translation>App use stopped</translation>
    </message>
    <message>
        <source>Device blocked</source>
        <translation>Device blocked</translation>
    </message>
    <message>
        <source>Device erased</source>
        <translation>Device erased</translation>
    </message>
    <message>
        <source>It is this place: %1.</source>
        <translation>It is this place: %1.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ActivateRole</name>
    <message>
        <source>Activate role…</source>
        <translation>Activate role…</translation>
    </message>
    <message>
        <source>You hold the role for some minutes or hours. It ends by itself.</source>
        <translation>You hold the role for some minutes or hours. It ends by itself.</translation>
    </message>
    <message>
        <source>Choose one role that you may activate first.</source>
        <translation>Choose one role that you may activate first.</translation>
    </message>
    <message>
        <source>Activate the role %1</source>
        <translation>Activate the role %1</translation>
    </message>
    <message>
        <source>You hold it for this time: %1.</source>
        <translation>You hold it for this time: %1.</translation>
    </message>
    <message>
        <source>It ends by itself, and what you have open with it ends too.</source>
        <translation>It ends by itself, and what you have open with it ends too.</translation>
    </message>
    <message>
        <source>Your reason stands in the record for everybody who may see it.</source>
        <translation>Your reason stands in the record for everybody who may see it.</translation>
    </message>
    <message>
        <source>Another administrator must agree before it begins.</source>
        <translation>Another administrator must agree before it begins.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Say what you need it for.</source>
        <translation>Say what you need it for.</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>Activate</translation>
    </message>
    <message>
        <source>You hold the role %1 until %2.</source>
        <translation>You hold the role %1 until %2.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ApprovalCommand</name>
    <message>
        <source>Approve request…</source>
        <translation>Approve request…</translation>
    </message>
    <message>
        <source>Reject request…</source>
        <translation>Reject request…</translation>
    </message>
    <message>
        <source>Withdraw request…</source>
        <translation>Withdraw request…</translation>
    </message>
    <message>
        <source>Carry request out…</source>
        <translation>Carry request out…</translation>
    </message>
    <message>
        <source>With the last approval it is carried out as it is planned here.</source>
        <translation>With the last approval it is carried out as it is planned here.</translation>
    </message>
    <message>
        <source>Nothing of it is carried out.</source>
        <translation>Nothing of it is carried out.</translation>
    </message>
    <message>
        <source>Nobody is asked any more, and nothing of it is carried out.</source>
        <translation>Nobody is asked any more, and nothing of it is carried out.</translation>
    </message>
    <message>
        <source>What was approved is carried out now.</source>
        <translation>What was approved is carried out now.</translation>
    </message>
    <message>
        <source>The request has ended already.</source>
        <translation>The request has ended already.</translation>
    </message>
    <message>
        <source>The request has lapsed.</source>
        <translation>The request has lapsed.</translation>
    </message>
    <message>
        <source>Only whoever asked for it can do this.</source>
        <translation>Only whoever asked for it can do this.</translation>
    </message>
    <message>
        <source>It must be approved before it can be carried out.</source>
        <translation>It must be approved before it can be carried out.</translation>
    </message>
    <message>
        <source>Choose one request first.</source>
        <translation>Choose one request first.</translation>
    </message>
    <message>
        <source>%1 asks for it: %2</source>
        <translation>%1 asks for it: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Remark (optional)</source>
        <translation>Remark (optional)</translation>
    </message>
    <message>
        <source>Whoever asked for it sees it; it is kept in the record.</source>
        <translation>Whoever asked for it sees it; it is kept in the record.</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>Say why.</translation>
    </message>
    <message>
        <source>A reason has at most %L1 characters.</source>
        <translation>A reason has at most %L1 characters.</translation>
    </message>
    <message>
        <source>It was carried out: %1</source>
        <translation>It was carried out: %1</translation>
    </message>
    <message>
        <source>The tenant was changed meanwhile (%1), so nothing was carried out.</source>
        <translation>The tenant was changed meanwhile (%1), so nothing was carried out.</translation>
    </message>
    <message>
        <source>Look at the new plan and decide again.</source>
        <translation>Look at the new plan and decide again.</translation>
    </message>
    <message>
        <source>It is approved. Whoever asked for it carries it out: %1</source>
        <translation>It is approved. Whoever asked for it carries it out: %1</translation>
    </message>
    <message>
        <source>It was rejected: %1</source>
        <translation>It was rejected: %1</translation>
    </message>
    <message>
        <source>It was withdrawn: %1</source>
        <translation>It was withdrawn: %1</translation>
    </message>
    <message>
        <source>It had lapsed before: %1</source>
        <translation>It had lapsed before: %1</translation>
    </message>
    <message>
        <source>Your approval is noted; others must agree too: %1</source>
        <translation>Your approval is noted; others must agree too: %1</translation>
    </message>
    <message>
        <source>    %1: %2 → %3</source>
        <comment>field, before, after</comment>
        <translation>    %1: %2 → %3</translation>
    </message>
    <message>
        <source>It is carried out as soon as you approve.</source>
        <translation>It is carried out as soon as you approve.</translation>
    </message>
    <message numerus="yes">
        <source>Your approval is noted; %Ln more must agree.</source>
        <translation>
            <numerusform>Your approval is noted; %Ln more must agree.</numerusform>
            <numerusform>Your approval is noted; %Ln more must agree.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::commands::CancelPending</name>
    <message>
        <source>Reason (optional)</source>
        <translation>Reason (optional)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>Say why.</translation>
    </message>
    <message>
        <source>A reason has at most %L1 characters.</source>
        <translation>A reason has at most %L1 characters.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) were left out: they are your own, or were decided meanwhile.</source>
        <translation>
            <numerusform>%Ln order was left out: it is your own, or was decided meanwhile.</numerusform>
            <numerusform>%Ln orders were left out: they are your own, or were decided meanwhile.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel everything pending…</source>
        <translation>Cancel everything pending…</translation>
    </message>
    <message>
        <source>Rejects everything that is held and withdraws what no device has acknowledged yet, whoever ordered it.</source>
        <translation>Rejects everything that is held and withdraws what no device has acknowledged yet, whoever ordered it.</translation>
    </message>
    <message>
        <source>Nothing is held, and no order waits for a device.</source>
        <translation>Nothing is held, and no order waits for a device.</translation>
    </message>
    <message>
        <source>Cancel everything pending</source>
        <translation>Cancel everything pending</translation>
    </message>
    <message>
        <source>Everything that is held is rejected, and every order that no device has acknowledged yet is withdrawn, whoever gave it, your own too.</source>
        <translation>Everything that is held is rejected, and every order that no device has acknowledged yet is withdrawn, whoever gave it, your own too.</translation>
    </message>
    <message>
        <source>What a device has acknowledged already cannot be stopped any more.</source>
        <translation>What a device has acknowledged already cannot be stopped any more.</translation>
    </message>
    <message>
        <source>What is cancelled has to be ordered anew, for a device that was really lost too.</source>
        <translation>What is cancelled has to be ordered anew, for a device that was really lost too.</translation>
    </message>
    <message>
        <source>It is kept in the record, with your name.</source>
        <translation>It is kept in the record, with your name.</translation>
    </message>
    <message>
        <source>Stop everything</source>
        <translation>Stop everything</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pending order(s) were cancelled.</source>
        <translation>
            <numerusform>%Ln pending order was cancelled.</numerusform>
            <numerusform>%Ln pending orders were cancelled.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was pending any more.</source>
        <translation>Nothing was pending any more.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ChangeLoginId</name>
    <message>
        <source>Change ID…</source>
        <translation>Change ID…</translation>
    </message>
    <message>
        <source>The member signs in with the new ID from then on.</source>
        <translation>The member signs in with the new ID from then on.</translation>
    </message>
    <message>
        <source>Change the ID</source>
        <translation>Change the ID</translation>
    </message>
    <message>
        <source>The member signs in with the new ID from then on; the old one stops working.</source>
        <translation>The member signs in with the new ID from then on; the old one stops working.</translation>
    </message>
    <message>
        <source>Logged out of everything on the next request; all tokens end.</source>
        <translation>Logged out of everything on the next request; all tokens end.</translation>
    </message>
    <message>
        <source>The ID for external talk, its QR code and the invitation link change too.</source>
        <translation>The ID for external talk, its QR code and the invitation link change too.</translation>
    </message>
    <message>
        <source>Concurrent companies with the same ID change as well.</source>
        <translation>Concurrent companies with the same ID change as well.</translation>
    </message>
    <message>
        <source>New ID</source>
        <translation>New ID</translation>
    </message>
    <message>
        <source>2–40 of a–z, 0–9, full stop, hyphen and underscore; the first a letter or digit.</source>
        <translation>2–40 of a–z, 0–9, full stop, hyphen and underscore; the first a letter or digit.</translation>
    </message>
    <message>
        <source>This is the present ID.</source>
        <translation>This is the present ID.</translation>
    </message>
    <message>
        <source>Change ID</source>
        <translation>Change ID</translation>
    </message>
    <message>
        <source>The ID of %1 was changed.</source>
        <translation>The ID of %1 was changed.</translation>
    </message>
    <message>
        <source>The member is deleted.</source>
        <translation>The member is deleted.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ChangeWorkgroup</name>
    <message>
        <source>Change workgroup name…</source>
        <translation>Change workgroup name…</translation>
    </message>
    <message>
        <source>Everybody is logged out, and all IDs end with the new name.</source>
        <translation>Everybody is logged out, and all IDs end with the new name.</translation>
    </message>
    <message>
        <source>Only a to z in small letters, 0 to 9 and hyphens are possible.</source>
        <translation>Only a to z in small letters, 0 to 9 and hyphens are possible.</translation>
    </message>
    <message>
        <source>The name must have %L1 to %L2 characters.</source>
        <translation>The name must have %L1 to %L2 characters.</translation>
    </message>
    <message>
        <source>The name must not begin or end with a hyphen.</source>
        <translation>The name must not begin or end with a hyphen.</translation>
    </message>
    <message>
        <source>The name must not be “%1”.</source>
        <translation>The name must not be “%1”.</translation>
    </message>
    <message>
        <source>The name must not contain “%1”.</source>
        <translation>The name must not contain “%1”.</translation>
    </message>
    <message>
        <source>The workgroup has this name already.</source>
        <translation>The workgroup has this name already.</translation>
    </message>
    <message>
        <source>The name was changed less than 24 hours ago. It can be changed again from %1 on.</source>
        <translation>The name was changed less than 24 hours ago. It can be changed again from %1 on.</translation>
    </message>
    <message>
        <source>Change the workgroup name</source>
        <translation>Change the workgroup name</translation>
    </message>
    <message>
        <source>The workgroup is called %1 now. The change takes effect at once.</source>
        <translation>The workgroup is called %1 now. The change takes effect at once.</translation>
    </message>
    <message>
        <source>All login IDs, aliases and mail addresses of organizations and groups end with the new name.</source>
        <translation>All login IDs, aliases and mail addresses of organizations and groups end with the new name.</translation>
    </message>
    <message>
        <source>All members are logged out of all services, you too, and can log in with the new ID only. They are told it by mail.</source>
        <translation>All members are logged out of all services, you too, and can log in with the new ID only. They are told it by mail.</translation>
    </message>
    <message>
        <source>Other systems and programs that name members by their IDs must be told the new ones. Service accounts keep their IDs.</source>
        <translation>Other systems and programs that name members by their IDs must be told the new ones. Service accounts keep their IDs.</translation>
    </message>
    <message>
        <source>Changesets and requests that were prepared with IDs of before are refused.</source>
        <translation>Changesets and requests that were prepared with IDs of before are refused.</translation>
    </message>
    <message>
        <source>The name cannot be changed again for 24 hours. The present one stays reserved for this tenant.</source>
        <translation>The name cannot be changed again for 24 hours. The present one stays reserved for this tenant.</translation>
    </message>
    <message>
        <source>Change the name</source>
        <translation>Change the name</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>New name</translation>
    </message>
    <message>
        <source>%L1 to %L2 characters: a to z in small letters, 0 to 9 and hyphens, but no hyphen at the ends.</source>
        <translation>%L1 to %L2 characters: a to z in small letters, 0 to 9 and hyphens, but no hyphen at the ends.</translation>
    </message>
    <message>
        <source>Note for the audit log</source>
        <translation>Note for the audit log</translation>
    </message>
    <message>
        <source>The note is too long.</source>
        <translation>The note is too long.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ClearLeave</name>
    <message>
        <source>End leave of absence</source>
        <translation>End leave of absence</translation>
    </message>
    <message numerus="yes">
        <source>End the leave of absence of %n member(s)</source>
        <translation>
            <numerusform>End the leave of absence of %n member</numerusform>
            <numerusform>End the leave of absence of %n members</numerusform>
        </translation>
    </message>
    <message>
        <source>End leave</source>
        <translation>End leave</translation>
    </message>
    <message>
        <source>The leave of absence of %1 has ended.</source>
        <translation>The leave of absence of %1 has ended.</translation>
    </message>
    <message numerus="yes">
        <source>The leave of absence of %n members has ended.</source>
        <translation>
            <numerusform>The leave of absence of %n member has ended.</numerusform>
            <numerusform>The leave of absence of %n members has ended.</numerusform>
        </translation>
    </message>
    <message>
        <source>The member is not on leave of absence.</source>
        <translation>The member is not on leave of absence.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::Command</name>
    <message>
        <source>Sign in first.</source>
        <translation>Sign in first.</translation>
    </message>
    <message>
        <source>Your role may not make changes in “%1”.</source>
        <translation>Your role may not make changes in “%1”.</translation>
    </message>
    <message>
        <source>Your role may not open “%1”.</source>
        <translation>Your role may not open “%1”.</translation>
    </message>
    <message>
        <source>The service cannot be reached. What you see is the local copy; changes are possible again when the connection is back.</source>
        <translation>The service cannot be reached. What you see is the local copy; changes are possible again when the connection is back.</translation>
    </message>
    <message>
        <source>Select a member first.</source>
        <translation>Select a member first.</translation>
    </message>
    <message numerus="yes">
        <source>Select at least %n members first.</source>
        <translation>
            <numerusform>Select at least %n member first.</numerusform>
            <numerusform>Select at least %n members first.</numerusform>
        </translation>
    </message>
    <message>
        <source>This works on one member at a time.</source>
        <translation>This works on one member at a time.</translation>
    </message>
    <message numerus="yes">
        <source>This works on at most %n members at a time.</source>
        <translation>
            <numerusform>This works on at most %n member at a time.</numerusform>
            <numerusform>This works on at most %n members at a time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::commands::CutOffCommand</name>
    <message numerus="yes">
        <source>%n of them wait for the decision of another administrator.</source>
        <translation>
            <numerusform>%n of them waits for the decision of another administrator.</numerusform>
            <numerusform>%n of them wait for the decision of another administrator.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them could not be carried out; each says why.</source>
        <translation>
            <numerusform>%n of them could not be carried out; it says why.</numerusform>
            <numerusform>%n of them could not be carried out; each says why.</numerusform>
        </translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Kept with the order and in the audit log.</source>
        <translation>Kept with the order and in the audit log.</translation>
    </message>
    <message>
        <source>The note is too long. Use at most %1 characters.</source>
        <translation>The note is too long. Use at most %1 characters.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::CutOffDesk</name>
    <message>
        <source>Choose a member first.</source>
        <translation>Choose a member first.</translation>
    </message>
    <message>
        <source>The order is being sent.</source>
        <translation>The order is being sent.</translation>
    </message>
    <message>
        <source>The service is being asked what is to be done.</source>
        <translation>The service is being asked what is to be done.</translation>
    </message>
    <message>
        <source>Your role may not order this.</source>
        <translation>Your role may not order this.</translation>
    </message>
    <message>
        <source>Choose at least one step.</source>
        <translation>Choose at least one step.</translation>
    </message>
    <message>
        <source>The note is longer than %1 characters.</source>
        <translation>The note is longer than %1 characters.</translation>
    </message>
    <message>
        <source>Cut off, reset the device and suspend</source>
        <translation>Cut off, reset the device and suspend</translation>
    </message>
    <message>
        <source>Cut off and reset the device</source>
        <translation>Cut off and reset the device</translation>
    </message>
    <message>
        <source>Cut off, erase data and suspend</source>
        <translation>Cut off, erase data and suspend</translation>
    </message>
    <message>
        <source>Cut off and erase data</source>
        <translation>Cut off and erase data</translation>
    </message>
    <message>
        <source>Cut off and suspend</source>
        <translation>Cut off and suspend</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Cut off</translation>
    </message>
    <message>
        <source>Let it wait: %1</source>
        <translation>Let it wait: %1</translation>
    </message>
    <message>
        <source>Let it wait</source>
        <translation>Let it wait</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>The device is reset: everything on it is lost, private data too.</source>
        <translation>The device is reset: everything on it is lost, private data too.</translation>
    </message>
    <message>
        <source>%1 is reset: everything on it is lost, private data too.</source>
        <translation>%1 is reset: everything on it is lost, private data too.</translation>
    </message>
    <message>
        <source>The data of the app is erased and cannot be brought back.</source>
        <translation>The data of the app is erased and cannot be brought back.</translation>
    </message>
    <message>
        <source>The data of the app on %1 is erased and cannot be brought back.</source>
        <translation>The data of the app on %1 is erased and cannot be brought back.</translation>
    </message>
    <message>
        <source>The member is suspended and can use nothing until somebody releases the suspension.</source>
        <translation>The member is suspended and can use nothing until somebody releases the suspension.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::CutOffFollower</name>
    <message>
        <source>Open an order first.</source>
        <translation>Open an order first.</translation>
    </message>
    <message>
        <source>The order waits in this console. It can be withdrawn until it has been sent.</source>
        <translation>The order waits in this console. It can be withdrawn until it has been sent.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>The service is being asked.</source>
        <translation>The service is being asked.</translation>
    </message>
    <message>
        <source>The last change is still being saved.</source>
        <translation>The last change is still being saved.</translation>
    </message>
    <message>
        <source>Your role may not order this.</source>
        <translation>Your role may not order this.</translation>
    </message>
    <message>
        <source>There is nothing left that could be withdrawn.</source>
        <translation>There is nothing left that could be withdrawn.</translation>
    </message>
    <message>
        <source>This belongs to lost devices only.</source>
        <translation>This belongs to lost devices only.</translation>
    </message>
    <message>
        <source>It has been taken back already.</source>
        <translation>It has been taken back already.</translation>
    </message>
    <message>
        <source>The order was withdrawn.</source>
        <translation>The order was withdrawn.</translation>
    </message>
    <message>
        <source>Your role may only look here.</source>
        <translation>Your role may only look here.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::DecideHeld</name>
    <message>
        <source>Choose held orders first.</source>
        <translation>Choose held orders first.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) of your own are left out: another administrator decides them.</source>
        <translation>
            <numerusform>%Ln order of your own is left out: another administrator decides it.</numerusform>
            <numerusform>%Ln orders of your own are left out: another administrator decides them.</numerusform>
        </translation>
    </message>
    <message>
        <source>This console does not know this kind of order. Choose single ones of them, or decide with a newer console.</source>
        <translation>This console does not know this kind of order. Choose single ones of them, or decide with a newer console.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::DelegationCommand</name>
    <message>
        <source>Take delegation back…</source>
        <translation>Take delegation back…</translation>
    </message>
    <message>
        <source>Accept delegation…</source>
        <translation>Accept delegation…</translation>
    </message>
    <message>
        <source>Decline delegation…</source>
        <translation>Decline delegation…</translation>
    </message>
    <message>
        <source>Nobody is asked any more, and you stay the highest administrator.</source>
        <translation>Nobody is asked any more, and you stay the highest administrator.</translation>
    </message>
    <message>
        <source>You become the highest administrator in the place of whoever asked you.</source>
        <translation>You become the highest administrator in the place of whoever asked you.</translation>
    </message>
    <message>
        <source>Nothing is changed. Whoever asked you is told.</source>
        <translation>Nothing is changed. Whoever asked you is told.</translation>
    </message>
    <message>
        <source>There is no delegation that waits for an answer.</source>
        <translation>There is no delegation that waits for an answer.</translation>
    </message>
    <message>
        <source>Only whoever asked can take the delegation back.</source>
        <translation>Only whoever asked can take the delegation back.</translation>
    </message>
    <message>
        <source>Only the person who was asked can answer.</source>
        <translation>Only the person who was asked can answer.</translation>
    </message>
    <message>
        <source>You become the highest administrator at once. There is always exactly one.</source>
        <translation>You become the highest administrator at once. There is always exactly one.</translation>
    </message>
    <message>
        <source>%1 holds no administrator role any more.</source>
        <translation>%1 holds no administrator role any more.</translation>
    </message>
    <message>
        <source>%1 holds the role %2 afterwards.</source>
        <translation>%1 holds the role %2 afterwards.</translation>
    </message>
    <message>
        <source>%1 cannot take this back. Only you can give the role on.</source>
        <translation>%1 cannot take this back. Only you can give the role on.</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>%1 stays the highest administrator.</source>
        <translation>%1 stays the highest administrator.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>The delegation was taken back. Nothing was changed.</source>
        <translation>The delegation was taken back. Nothing was changed.</translation>
    </message>
    <message>
        <source>You are the highest administrator now.</source>
        <translation>You are the highest administrator now.</translation>
    </message>
    <message>
        <source>You have declined. Nothing was changed.</source>
        <translation>You have declined. Nothing was changed.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::DeleteMembers</name>
    <message>
        <source>Delete…</source>
        <translation>Delete…</translation>
    </message>
    <message>
        <source>The account can be brought back within 7 days; talk rooms and groups cannot.</source>
        <translation>The account can be brought back within 7 days; talk rooms and groups cannot.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n member(s)</source>
        <translation>
            <numerusform>Delete %n member</numerusform>
            <numerusform>Delete %n members</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed out of everything on the next request; all tokens end.</source>
        <translation>Signed out of everything on the next request; all tokens end.</translation>
    </message>
    <message>
        <source>Leaves every talk room and group at once. This is not restored when the deletion is cancelled.</source>
        <translation>Leaves every talk room and group at once. This is not restored when the deletion is cancelled.</translation>
    </message>
    <message>
        <source>After 7 days own calendar events, My drive, mail and finished tasks are gone for good.</source>
        <translation>After 7 days own calendar events, My drive, mail and finished tasks are gone for good.</translation>
    </message>
    <message>
        <source>Holders of administrator rights must lose them first.</source>
        <translation>Holders of administrator rights must lose them first.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>%1 was deleted. This can be taken back within 7 days.</source>
        <translation>%1 was deleted. This can be taken back within 7 days.</translation>
    </message>
    <message numerus="yes">
        <source>%n members were deleted. This can be taken back within 7 days.</source>
        <translation>
            <numerusform>%n member was deleted. This can be taken back within 7 days.</numerusform>
            <numerusform>%n members were deleted. This can be taken back within 7 days.</numerusform>
        </translation>
    </message>
    <message>
        <source>The highest administrator cannot be deleted.</source>
        <translation>The highest administrator cannot be deleted.</translation>
    </message>
    <message>
        <source>The member is already deleted.</source>
        <translation>The member is already deleted.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::DeletePhoto</name>
    <message>
        <source>Delete photo</source>
        <translation>Delete photo</translation>
    </message>
    <message>
        <source>The initials are shown in its place.</source>
        <translation>The initials are shown in its place.</translation>
    </message>
    <message>
        <source>The photo of %1 was deleted.</source>
        <translation>The photo of %1 was deleted.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::DeleteRole</name>
    <message>
        <source>Delete role…</source>
        <translation>Delete role…</translation>
    </message>
    <message>
        <source>Whoever holds the role loses it at once. It can be brought back for 30 days.</source>
        <translation>Whoever holds the role loses it at once. It can be brought back for 30 days.</translation>
    </message>
    <message>
        <source>A built-in role cannot be deleted.</source>
        <translation>A built-in role cannot be deleted.</translation>
    </message>
    <message>
        <source>Delete the role %1</source>
        <translation>Delete the role %1</translation>
    </message>
    <message>
        <source>The role %1 is deleted. It can be brought back for 30 days, with whoever held it.</source>
        <translation>The role %1 is deleted. It can be brought back for 30 days, with whoever held it.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) lose the role at once, and what they have open ends.</source>
        <translation>
            <numerusform>%Ln person loses the role at once, and what they have open ends.</numerusform>
            <numerusform>%Ln people lose the role at once, and what they have open ends.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) cannot activate it any more.</source>
        <translation>
            <numerusform>%Ln person cannot activate it any more.</numerusform>
            <numerusform>%Ln people cannot activate it any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>The role %1 was deleted.</source>
        <translation>The role %1 was deleted.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::DetectionCommand</name>
    <message>
        <source>Mark as seen</source>
        <translation>Mark as seen</translation>
    </message>
    <message>
        <source>Mark as handled…</source>
        <translation>Mark as handled…</translation>
    </message>
    <message>
        <source>Reopen detection…</source>
        <translation>Reopen detection…</translation>
    </message>
    <message>
        <source>Somebody has looked at it; what is to be done is still open.</source>
        <translation>Somebody has looked at it; what is to be done is still open.</translation>
    </message>
    <message>
        <source>Nothing more is to be done. The note says what was done.</source>
        <translation>Nothing more is to be done. The note says what was done.</translation>
    </message>
    <message>
        <source>It is to be looked at again.</source>
        <translation>It is to be looked at again.</translation>
    </message>
    <message>
        <source>Choose a detection first.</source>
        <translation>Choose a detection first.</translation>
    </message>
    <message>
        <source>This works on at most %L1 detections at a time.</source>
        <translation>This works on at most %L1 detections at a time.</translation>
    </message>
    <message>
        <source>The detection is in this state already: %1.</source>
        <translation>The detection is in this state already: %1.</translation>
    </message>
    <message>
        <source>Say what was done.</source>
        <translation>Say what was done.</translation>
    </message>
    <message>
        <source>A note has at most %L1 characters.</source>
        <translation>A note has at most %L1 characters.</translation>
    </message>
    <message numerus="yes">
        <source>%n detection(s) were marked as seen.</source>
        <translation>
            <numerusform>%n detection was marked as seen.</numerusform>
            <numerusform>%n detections were marked as seen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n detection(s) were marked as handled.</source>
        <translation>
            <numerusform>%n detection was marked as handled.</numerusform>
            <numerusform>%n detections were marked as handled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n detection(s) were reopened.</source>
        <translation>
            <numerusform>%n detection was reopened.</numerusform>
            <numerusform>%n detections were reopened.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::commands::DeviceCommand</name>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Tells the devices to erase the data of the service&apos;s apps. It cannot be brought back.</source>
        <translation>Tells the devices to erase the data of the service&apos;s apps. It cannot be brought back.</translation>
    </message>
    <message>
        <source>Tells the devices to erase everything on them. It cannot be brought back.</source>
        <translation>Tells the devices to erase everything on them. It cannot be brought back.</translation>
    </message>
    <message>
        <source>The devices get no session any more until they are allowed again.</source>
        <translation>The devices get no session any more until they are allowed again.</translation>
    </message>
    <message>
        <source>The devices may sign in again.</source>
        <translation>The devices may sign in again.</translation>
    </message>
    <message>
        <source>The next sign-in on the device asks for 2-step verification again.</source>
        <translation>The next sign-in on the device asks for 2-step verification again.</translation>
    </message>
    <message>
        <source>Tells the members of these devices to update the app.</source>
        <translation>Tells the members of these devices to update the app.</translation>
    </message>
    <message>
        <source>Takes the devices out of the list. Whoever signs in there again brings them back.</source>
        <translation>Takes the devices out of the list. Whoever signs in there again brings them back.</translation>
    </message>
    <message>
        <source>The device has been erased already.</source>
        <translation>The device has been erased already.</translation>
    </message>
    <message>
        <source>The device is blocked already.</source>
        <translation>The device is blocked already.</translation>
    </message>
    <message>
        <source>The device is not blocked.</source>
        <translation>The device is not blocked.</translation>
    </message>
    <message>
        <source>Choose a device first.</source>
        <translation>Choose a device first.</translation>
    </message>
    <message>
        <source>This works on at most %1 devices at a time. Narrow the list with the filter.</source>
        <translation>This works on at most %1 devices at a time. Narrow the list with the filter.</translation>
    </message>
    <message numerus="yes">
        <source>Erase the app data of %n device(s)</source>
        <translation>
            <numerusform>Erase the app data of %n device</numerusform>
            <numerusform>Erase the app data of %n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reset %n device(s)</source>
        <translation>
            <numerusform>Reset %n device</numerusform>
            <numerusform>Reset %n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Block %n device(s)</source>
        <translation>
            <numerusform>Block %n device</numerusform>
            <numerusform>Block %n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Allow %n device(s) again</source>
        <translation>
            <numerusform>Allow %n device again</numerusform>
            <numerusform>Allow %n devices again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trust %n device(s) no longer</source>
        <translation>
            <numerusform>Trust %n device no longer</numerusform>
            <numerusform>Trust %n devices no longer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask for an update of %n device(s)</source>
        <translation>
            <numerusform>Ask for an update of %n device</numerusform>
            <numerusform>Ask for an update of %n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n device(s) from the list</source>
        <translation>
            <numerusform>Remove %n device from the list</numerusform>
            <numerusform>Remove %n devices from the list</numerusform>
        </translation>
    </message>
    <message>
        <source>Each device erases the data of the service&apos;s apps as soon as it is reached.</source>
        <translation>Each device erases the data of the service&apos;s apps as soon as it is reached.</translation>
    </message>
    <message>
        <source>Each device erases everything on it, private data as well, as soon as it is reached.</source>
        <translation>Each device erases everything on it, private data as well, as soon as it is reached.</translation>
    </message>
    <message>
        <source>The sessions on these devices end, and none of them gets a new one until it is allowed again.</source>
        <translation>The sessions on these devices end, and none of them gets a new one until it is allowed again.</translation>
    </message>
    <message>
        <source>Members may sign in on these devices again.</source>
        <translation>Members may sign in on these devices again.</translation>
    </message>
    <message>
        <source>The next sign-in on each device asks for 2-step verification again.</source>
        <translation>The next sign-in on each device asks for 2-step verification again.</translation>
    </message>
    <message>
        <source>The members get a notice in talk that their app needs an update.</source>
        <translation>The members get a notice in talk that their app needs an update.</translation>
    </message>
    <message>
        <source>The entries go. Whoever signs in on such a device again brings it back.</source>
        <translation>The entries go. Whoever signs in on such a device again brings it back.</translation>
    </message>
    <message>
        <source>What is erased cannot be brought back, neither by the member nor by an administrator.</source>
        <translation>What is erased cannot be brought back, neither by the member nor by an administrator.</translation>
    </message>
    <message>
        <source>A device that is switched off erases when it comes back; until then the order can be withdrawn.</source>
        <translation>A device that is switched off erases when it comes back; until then the order can be withdrawn.</translation>
    </message>
    <message>
        <source>Beyond the budget of the brake the rest waits for the decision of another administrator.</source>
        <translation>Beyond the budget of the brake the rest waits for the decision of another administrator.</translation>
    </message>
    <message>
        <source>This is no ban: the member may register the device as trusted again. Block the device to keep it out.</source>
        <translation>This is no ban: the member may register the device as trusted again. Block the device to keep it out.</translation>
    </message>
    <message>
        <source>This is no ban either. Block a device instead so that it cannot come back.</source>
        <translation>This is no ban either. Block a device instead so that it cannot come back.</translation>
    </message>
    <message numerus="yes">
        <source>%n of the chosen devices are left out: %1</source>
        <translation>
            <numerusform>%n of the chosen devices is left out: %1</numerusform>
            <numerusform>%n of the chosen devices are left out: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>reset</source>
        <translation>reset</translation>
    </message>
    <message>
        <source>erase</source>
        <translation>erase</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) were told to erase the app data.</source>
        <translation>
            <numerusform>%n device was told to erase the app data.</numerusform>
            <numerusform>%n devices were told to erase the app data.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) were told to reset.</source>
        <translation>
            <numerusform>%n device was told to reset.</numerusform>
            <numerusform>%n devices were told to reset.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) were blocked.</source>
        <translation>
            <numerusform>%n device was blocked.</numerusform>
            <numerusform>%n devices were blocked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) may sign in again.</source>
        <translation>
            <numerusform>%n device may sign in again.</numerusform>
            <numerusform>%n devices may sign in again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) are not trusted any more.</source>
        <translation>
            <numerusform>%n device is not trusted any more.</numerusform>
            <numerusform>%n devices are not trusted any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The members of %n device(s) were asked to update.</source>
        <translation>
            <numerusform>The member of %n device was asked to update.</numerusform>
            <numerusform>The members of %n devices were asked to update.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) were removed from the list.</source>
        <translation>
            <numerusform>%n device was removed from the list.</numerusform>
            <numerusform>%n devices were removed from the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) wait for the decision of another administrator. Nothing is done before.</source>
        <translation>
            <numerusform>%n order waits for the decision of another administrator. Nothing is done before.</numerusform>
            <numerusform>%n orders wait for the decision of another administrator. Nothing is done before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::commands::EndActivation</name>
    <message>
        <source>End activation…</source>
        <translation>End activation…</translation>
    </message>
    <message>
        <source>The role ends now, before its time is over.</source>
        <translation>The role ends now, before its time is over.</translation>
    </message>
    <message>
        <source>Choose one activated role first.</source>
        <translation>Choose one activated role first.</translation>
    </message>
    <message>
        <source>The activation has ended already.</source>
        <translation>The activation has ended already.</translation>
    </message>
    <message>
        <source>Only the holder himself or whoever gives roles can end it.</source>
        <translation>Only the holder himself or whoever gives roles can end it.</translation>
    </message>
    <message>
        <source>End an activation</source>
        <translation>End an activation</translation>
    </message>
    <message>
        <source>The role ends now, and what is open with it ends too.</source>
        <translation>The role ends now, and what is open with it ends too.</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>End it</translation>
    </message>
    <message>
        <source>The activation was ended: %1</source>
        <translation>The activation was ended: %1</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::EndListed</name>
    <message>
        <source>Log out the chosen sessions…</source>
        <translation>Log out the chosen sessions…</translation>
    </message>
    <message>
        <source>Ends these sessions; the next request of each is refused.</source>
        <translation>Ends these sessions; the next request of each is refused.</translation>
    </message>
    <message>
        <source>Choose a session in the list first.</source>
        <translation>Choose a session in the list first.</translation>
    </message>
    <message>
        <source>At most %1 sessions at a time can be logged out this way. Use the filter instead.</source>
        <translation>At most %1 sessions at a time can be logged out this way. Use the filter instead.</translation>
    </message>
    <message>
        <source>This is the session that you are working in. Sign out to end it.</source>
        <translation>This is the session that you are working in. Sign out to end it.</translation>
    </message>
    <message numerus="yes">
        <source>Log out %n session(s)</source>
        <translation>
            <numerusform>Log out %n session</numerusform>
            <numerusform>Log out %n sessions</numerusform>
        </translation>
    </message>
    <message>
        <source>The next request of each is refused. The members can sign in again with the same password.</source>
        <translation>The next request of each is refused. The members can sign in again with the same password.</translation>
    </message>
    <message>
        <source>The session that you are working in stays.</source>
        <translation>The session that you are working in stays.</translation>
    </message>
    <message>
        <source>Beyond the budget of the brake the rest waits for the decision of another administrator.</source>
        <translation>Beyond the budget of the brake the rest waits for the decision of another administrator.</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Log out</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::EndMatching</name>
    <message>
        <source>Log out all that match…</source>
        <translation>Log out all that match…</translation>
    </message>
    <message>
        <source>Ends every session that matches the filter, also those out of sight. Your own stays.</source>
        <translation>Ends every session that matches the filter, also those out of sight. Your own stays.</translation>
    </message>
    <message>
        <source>Open the list of sessions first.</source>
        <translation>Open the list of sessions first.</translation>
    </message>
    <message>
        <source>The sessions are still being counted.</source>
        <translation>The sessions are still being counted.</translation>
    </message>
    <message>
        <source>No session matches.</source>
        <translation>No session matches.</translation>
    </message>
    <message numerus="yes">
        <source>Log out all %n session(s) that match</source>
        <translation>
            <numerusform>Log out %n session that matches</numerusform>
            <numerusform>Log out all %n sessions that match</numerusform>
        </translation>
    </message>
    <message>
        <source>The next request of each is refused.</source>
        <translation>The next request of each is refused.</translation>
    </message>
    <message>
        <source>%1 sessions of %2 members end; the next request of each is refused.</source>
        <translation>%1 sessions of %2 members end; the next request of each is refused.</translation>
    </message>
    <message>
        <source>No filter is set: this is everybody who is signed in, with browser, apps and API.</source>
        <translation>No filter is set: this is everybody who is signed in, with browser, apps and API.</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between conditions</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>The session that you are working in stays.</source>
        <translation>The session that you are working in stays.</translation>
    </message>
    <message>
        <source>Whoever signs in until then and matches as well is logged out too.</source>
        <translation>Whoever signs in until then and matches as well is logged out too.</translation>
    </message>
    <message>
        <source>Beyond the budget of the brake the rest waits for the decision of another administrator.</source>
        <translation>Beyond the budget of the brake the rest waits for the decision of another administrator.</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Log out</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::EndSession</name>
    <message>
        <source>Log out this session</source>
        <translation>Log out this session</translation>
    </message>
    <message>
        <source>Ends one session and its tokens. Its next request is refused.</source>
        <translation>Ends one session and its tokens. Its next request is refused.</translation>
    </message>
    <message>
        <source>Log out one session</source>
        <translation>Log out one session</translation>
    </message>
    <message>
        <source>This session ends: %1. Its next request is refused.</source>
        <translation>This session ends: %1. Its next request is refused.</translation>
    </message>
    <message>
        <source>Other sessions of the member go on.</source>
        <translation>Other sessions of the member go on.</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Log out</translation>
    </message>
    <message>
        <source>A session of %1 was logged out.</source>
        <translation>A session of %1 was logged out.</translation>
    </message>
    <message>
        <source>Choose a session in the access status of the member first.</source>
        <translation>Choose a session in the access status of the member first.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ExplainMember</name>
    <message>
        <source>Why may this member use a service…</source>
        <translation>Why may this member use a service…</translation>
    </message>
    <message>
        <source>Who can reach this member</source>
        <translation>Who can reach this member</translation>
    </message>
    <message>
        <source>Says what the use of a service with a client comes to, and by which settings.</source>
        <translation>Says what the use of a service with a client comes to, and by which settings.</translation>
    </message>
    <message>
        <source>Lists the administrators whose scope holds this member, and what they can do.</source>
        <translation>Lists the administrators whose scope holds this member, and what they can do.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ForceDeleteMembers</name>
    <message>
        <source>Delete at once…</source>
        <translation>Delete at once…</translation>
    </message>
    <message>
        <source>Without the 7 days. This cannot be taken back.</source>
        <translation>Without the 7 days. This cannot be taken back.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n member(s) at once</source>
        <translation>
            <numerusform>Delete %n member at once</numerusform>
            <numerusform>Delete %n members at once</numerusform>
        </translation>
    </message>
    <message>
        <source>The account and its data are gone immediately. This cannot be taken back.</source>
        <translation>The account and its data are gone immediately. This cannot be taken back.</translation>
    </message>
    <message>
        <source>Signed out of everything on the next request; all tokens end.</source>
        <translation>Signed out of everything on the next request; all tokens end.</translation>
    </message>
    <message>
        <source>The ID becomes free for somebody else.</source>
        <translation>The ID becomes free for somebody else.</translation>
    </message>
    <message>
        <source>Delete at once</source>
        <translation>Delete at once</translation>
    </message>
    <message>
        <source>%1 was deleted for good.</source>
        <translation>%1 was deleted for good.</translation>
    </message>
    <message numerus="yes">
        <source>%n members were deleted for good.</source>
        <translation>
            <numerusform>%n member was deleted for good.</numerusform>
            <numerusform>%n members were deleted for good.</numerusform>
        </translation>
    </message>
    <message>
        <source>The highest administrator cannot be deleted.</source>
        <translation>The highest administrator cannot be deleted.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ForceLogout</name>
    <message>
        <source>Force log-out</source>
        <translation>Force log-out</translation>
    </message>
    <message>
        <source>Ends every session and token of the member: browser, apps and API.</source>
        <translation>Ends every session and token of the member: browser, apps and API.</translation>
    </message>
    <message numerus="yes">
        <source>Force log-out of %n member(s)</source>
        <translation>
            <numerusform>Force log-out of %n member</numerusform>
            <numerusform>Force log-out of %n members</numerusform>
        </translation>
    </message>
    <message>
        <source>Every session and token ends: browser, apps and API. The next request of each is refused.</source>
        <translation>Every session and token ends: browser, apps and API. The next request of each is refused.</translation>
    </message>
    <message>
        <source>The member can sign in again with the same password. If the password may be known to others, force a change as well.</source>
        <translation>The member can sign in again with the same password. If the password may be known to others, force a change as well.</translation>
    </message>
    <message>
        <source>%1 was logged out everywhere.</source>
        <translation>%1 was logged out everywhere.</translation>
    </message>
    <message numerus="yes">
        <source>%n members were logged out everywhere.</source>
        <translation>
            <numerusform>%n member was logged out everywhere.</numerusform>
            <numerusform>%n members were logged out everywhere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ForcePassword</name>
    <message>
        <source>Force password change…</source>
        <translation>Force password change…</translation>
    </message>
    <message>
        <source>Sets a new password now. Use it when the password is forgotten or may be known to others.</source>
        <translation>Sets a new password now. Use it when the password is forgotten or may be known to others.</translation>
    </message>
    <message>
        <source>Force password change</source>
        <translation>Force password change</translation>
    </message>
    <message>
        <source>The old password stops working at once and the member is logged out everywhere.</source>
        <translation>The old password stops working at once and the member is logged out everywhere.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>The service checks it against the password policy. Tell it to the member by a safe way.</source>
        <translation>The service checks it against the password policy. Tell it to the member by a safe way.</translation>
    </message>
    <message>
        <source>The member must change it at the next sign-in</source>
        <translation>The member must change it at the next sign-in</translation>
    </message>
    <message>
        <source>Type the new password.</source>
        <translation>Type the new password.</translation>
    </message>
    <message>
        <source>A password has at most 20 characters.</source>
        <translation>A password has at most 20 characters.</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>The password of %1 was changed.</source>
        <translation>The password of %1 was changed.</translation>
    </message>
    <message>
        <source>The member is deleted.</source>
        <translation>The member is deleted.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::LeaverDesk</name>
    <message>
        <source>The member is deleted.</source>
        <translation>The member is deleted.</translation>
    </message>
    <message>
        <source>The service is being asked.</source>
        <translation>The service is being asked.</translation>
    </message>
    <message>
        <source>The highest administrator cannot leave. Hand that role over to somebody else first.</source>
        <translation>The highest administrator cannot leave. Hand that role over to somebody else first.</translation>
    </message>
    <message numerus="yes">
        <source>%n administrator role(s) must be taken away first.</source>
        <translation>
            <numerusform>%n administrator role must be taken away first.</numerusform>
            <numerusform>%n administrator roles must be taken away first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is not decided yet who takes over %n organization(s) or group(s).</source>
        <translation>
            <numerusform>It is not decided yet who takes over %n organization or group.</numerusform>
            <numerusform>It is not decided yet who takes over %n organizations or groups.</numerusform>
        </translation>
    </message>
    <message>
        <source>Handing over: %1</source>
        <translation>Handing over: %1</translation>
    </message>
    <message>
        <source>Leaving: %1</source>
        <translation>Leaving: %1</translation>
    </message>
    <message numerus="yes">
        <source>Leaving: %1 and %n other(s)</source>
        <translation>
            <numerusform>Leaving: %1 and %n other</numerusform>
            <numerusform>Leaving: %1 and %n others</numerusform>
        </translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>Take away an administrator role</source>
        <translation>Take away an administrator role</translation>
    </message>
    <message>
        <source>Hand over a group</source>
        <translation>Hand over a group</translation>
    </message>
    <message>
        <source>Hand over an organization</source>
        <translation>Hand over an organization</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>nobody</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Delete the account</source>
        <translation>Delete the account</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::LogFetch</name>
    <message>
        <source>Fetching the log export %1</source>
        <translation>Fetching the log export %1</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::MemberCommand</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n member(s)</source>
        <translation>
            <numerusform>%1: %n member</numerusform>
            <numerusform>%1: %n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::commands::MonitorPolicyCommand</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>Note (optional)</source>
        <translation>Note (optional)</translation>
    </message>
    <message>
        <source>Everybody who may look at the detections sees it; it is kept in the record.</source>
        <translation>Everybody who may look at the detections sees it; it is kept in the record.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Your role may only look here.</source>
        <translation>Your role may only look here.</translation>
    </message>
    <message>
        <source>Put policy into use</source>
        <translation>Put policy into use</translation>
    </message>
    <message>
        <source>Take policy out of use…</source>
        <translation>Take policy out of use…</translation>
    </message>
    <message>
        <source>Delete monitoring policy…</source>
        <translation>Delete monitoring policy…</translation>
    </message>
    <message>
        <source>Detects what happens from now on.</source>
        <translation>Detects what happens from now on.</translation>
    </message>
    <message>
        <source>Detects nothing until it is put into use again. What it found stays.</source>
        <translation>Detects nothing until it is put into use again. What it found stays.</translation>
    </message>
    <message>
        <source>Detects nothing any more. Its detections stay in the history.</source>
        <translation>Detects nothing any more. Its detections stay in the history.</translation>
    </message>
    <message>
        <source>Choose a monitoring policy first.</source>
        <translation>Choose a monitoring policy first.</translation>
    </message>
    <message>
        <source>The policy is in use already.</source>
        <translation>The policy is in use already.</translation>
    </message>
    <message>
        <source>The policy is not in use.</source>
        <translation>The policy is not in use.</translation>
    </message>
    <message numerus="yes">
        <source>Put %n monitoring policies into use</source>
        <translation>
            <numerusform>Put %n monitoring policy into use</numerusform>
            <numerusform>Put %n monitoring policies into use</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n monitoring policies out of use</source>
        <translation>
            <numerusform>Take %n monitoring policy out of use</numerusform>
            <numerusform>Take %n monitoring policies out of use</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n monitoring policies</source>
        <translation>
            <numerusform>Delete %n monitoring policy</numerusform>
            <numerusform>Delete %n monitoring policies</numerusform>
        </translation>
    </message>
    <message>
        <source>The policy cannot be brought back. Take it out of use instead if it may be needed again.</source>
        <translation>The policy cannot be brought back. Take it out of use instead if it may be needed again.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Take out of use</source>
        <translation>Take out of use</translation>
    </message>
    <message numerus="yes">
        <source>%n monitoring policies are in use now.</source>
        <translation>
            <numerusform>%n monitoring policy is in use now.</numerusform>
            <numerusform>%n monitoring policies are in use now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n monitoring policies are not in use any more.</source>
        <translation>
            <numerusform>%n monitoring policy is not in use any more.</numerusform>
            <numerusform>%n monitoring policies are not in use any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n monitoring policies were deleted.</source>
        <translation>
            <numerusform>%n monitoring policy was deleted.</numerusform>
            <numerusform>%n monitoring policies were deleted.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add monitoring policy</source>
        <translation>Add monitoring policy</translation>
    </message>
    <message>
        <source>At most 500 of a service. It can be tried on what is recorded before it is saved.</source>
        <translation>At most 500 of a service. It can be tried on what is recorded before it is saved.</translation>
    </message>
    <message>
        <source>Edit monitoring policy</source>
        <translation>Edit monitoring policy</translation>
    </message>
    <message>
        <source>What was found already stays; the new conditions hold for what comes.</source>
        <translation>What was found already stays; the new conditions hold for what comes.</translation>
    </message>
    <message>
        <source>Copy monitoring policy</source>
        <translation>Copy monitoring policy</translation>
    </message>
    <message>
        <source>Opens a new one with the same conditions.</source>
        <translation>Opens a new one with the same conditions.</translation>
    </message>
    <message>
        <source>Open the member of the detection</source>
        <translation>Open the member of the detection</translation>
    </message>
    <message>
        <source>Shows the member whose doing was found.</source>
        <translation>Shows the member whose doing was found.</translation>
    </message>
    <message>
        <source>Open the record in the log</source>
        <translation>Open the record in the log</translation>
    </message>
    <message>
        <source>Shows the record of what was found, with what happened around it.</source>
        <translation>Shows the record of what was found, with what happened around it.</translation>
    </message>
    <message>
        <source>Add to the exceptions…</source>
        <translation>Add to the exceptions…</translation>
    </message>
    <message>
        <source>No policy monitors the member any more. At most 200 members.</source>
        <translation>No policy monitors the member any more. At most 200 members.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::PaneCommand</name>
    <message>
        <source>Open the list that this belongs to first.</source>
        <translation>Open the list that this belongs to first.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::RejectHeld</name>
    <message>
        <source>Reject held orders…</source>
        <translation>Reject held orders…</translation>
    </message>
    <message>
        <source>The orders are not carried out.</source>
        <translation>The orders are not carried out.</translation>
    </message>
    <message>
        <source>Nothing of them is carried out. Whoever still needs it orders it anew.</source>
        <translation>Nothing of them is carried out. Whoever still needs it orders it anew.</translation>
    </message>
    <message>
        <source>Whoever ordered it sees the reason; it is kept in the record.</source>
        <translation>Whoever ordered it sees the reason; it is kept in the record.</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Reject</translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln held order(s)</source>
        <translation>
            <numerusform>Reject %Ln held order</numerusform>
            <numerusform>Reject %Ln held orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held order(s) were rejected.</source>
        <translation>
            <numerusform>%Ln held order was rejected.</numerusform>
            <numerusform>%Ln held orders were rejected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ReleaseHeld</name>
    <message>
        <source>Release held orders…</source>
        <translation>Release held orders…</translation>
    </message>
    <message>
        <source>The orders are carried out at once.</source>
        <translation>The orders are carried out at once.</translation>
    </message>
    <message>
        <source>They are carried out at once, by the right of whoever ordered them.</source>
        <translation>They are carried out at once, by the right of whoever ordered them.</translation>
    </message>
    <message>
        <source>What was added after you saw the list goes on waiting.</source>
        <translation>What was added after you saw the list goes on waiting.</translation>
    </message>
    <message>
        <source>It is kept in the record of the decision.</source>
        <translation>It is kept in the record of the decision.</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message numerus="yes">
        <source>Release %Ln held order(s)</source>
        <translation>
            <numerusform>Release %Ln held order</numerusform>
            <numerusform>Release %Ln held orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held order(s) were released.</source>
        <translation>
            <numerusform>%Ln held order was released.</numerusform>
            <numerusform>%Ln held orders were released.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::commands::RemoveException</name>
    <message>
        <source>Remove from the exceptions…</source>
        <translation>Remove from the exceptions…</translation>
    </message>
    <message>
        <source>The members are monitored again from this moment on. What they did before stays unmonitored.</source>
        <translation>The members are monitored again from this moment on. What they did before stays unmonitored.</translation>
    </message>
    <message>
        <source>Choose a member of the list first.</source>
        <translation>Choose a member of the list first.</translation>
    </message>
    <message numerus="yes">
        <source>Monitor %n member(s) again</source>
        <translation>
            <numerusform>Monitor %n member again</numerusform>
            <numerusform>Monitor %n members again</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) are monitored again.</source>
        <translation>
            <numerusform>%n member is monitored again.</numerusform>
            <numerusform>%n members are monitored again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::commands::RequestLogExport</name>
    <message>
        <source>Export the logs…</source>
        <translation>Export the logs…</translation>
    </message>
    <message>
        <source>The service makes a file of all records that match; it is fetched from the log download.</source>
        <translation>The service makes a file of all records that match; it is fetched from the log download.</translation>
    </message>
    <message>
        <source>Open a list of logs first.</source>
        <translation>Open a list of logs first.</translation>
    </message>
    <message>
        <source>Export the logs</source>
        <translation>Export the logs</translation>
    </message>
    <message>
        <source>The service makes a file of everything that matches: %1</source>
        <translation>The service makes a file of everything that matches: %1</translation>
    </message>
    <message>
        <source>That you asked for it, and each time that it is fetched, stands in the audit log.</source>
        <translation>That you asked for it, and each time that it is fetched, stands in the audit log.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>format, what it is for</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Language of the words</source>
        <translation>Language of the words</translation>
    </message>
    <message>
        <source>Make the file</source>
        <translation>Make the file</translation>
    </message>
    <message>
        <source>The file is being made. It can be fetched from the log download.</source>
        <translation>The file is being made. It can be fetched from the log download.</translation>
    </message>
    <message>
        <source>Export talk content</source>
        <translation>Export talk content</translation>
    </message>
    <message>
        <source>The file waits in the log download and is deleted there after a day.</source>
        <translation>The file waits in the log download and is deleted there after a day.</translation>
    </message>
    <message>
        <source>The file holds what members wrote, word for word. Making it is a reading, which stands in the history of each member whose messages are in it.</source>
        <translation>The file holds what members wrote, word for word. Making it is a reading, which stands in the history of each member whose messages are in it.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::RequestPassword</name>
    <message>
        <source>Request password change</source>
        <translation>Request password change</translation>
    </message>
    <message>
        <source>The member is asked at the next sign-in. Nobody is logged out now.</source>
        <translation>The member is asked at the next sign-in. Nobody is logged out now.</translation>
    </message>
    <message numerus="yes">
        <source>Request a password change from %n member(s)</source>
        <translation>
            <numerusform>Request a password change from %n member</numerusform>
            <numerusform>Request a password change from %n members</numerusform>
        </translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>%1 will be asked for a new password.</source>
        <translation>%1 will be asked for a new password.</translation>
    </message>
    <message numerus="yes">
        <source>%n members will be asked for a new password.</source>
        <translation>
            <numerusform>%n member will be asked for a new password.</numerusform>
            <numerusform>%n members will be asked for a new password.</numerusform>
        </translation>
    </message>
    <message>
        <source>The member is deleted.</source>
        <translation>The member is deleted.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::RespondToLoss</name>
    <message>
        <source>Respond to a lost device…</source>
        <translation>Respond to a lost device…</translation>
    </message>
    <message>
        <source>Shows the member, proposes what is to be cut off, and cuts it off at one key.</source>
        <translation>Shows the member, proposes what is to be cut off, and cuts it off at one key.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::SaveMember</name>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::SealedCommand</name>
    <message>
        <source>Refuse opening…</source>
        <translation>Refuse opening…</translation>
    </message>
    <message>
        <source>Close sealed account…</source>
        <translation>Close sealed account…</translation>
    </message>
    <message>
        <source>The sealed account gets no rights, and its code is void.</source>
        <translation>The sealed account gets no rights, and its code is void.</translation>
    </message>
    <message>
        <source>The sealed account loses its rights at once, and its code is void.</source>
        <translation>The sealed account loses its rights at once, and its code is void.</translation>
    </message>
    <message>
        <source>The sealed account is not being opened.</source>
        <translation>The sealed account is not being opened.</translation>
    </message>
    <message>
        <source>The sealed account is not open.</source>
        <translation>The sealed account is not open.</translation>
    </message>
    <message>
        <source>Refuse the opening</source>
        <translation>Refuse the opening</translation>
    </message>
    <message>
        <source>Close the sealed account</source>
        <translation>Close the sealed account</translation>
    </message>
    <message>
        <source>It must be sealed anew with a new code before it can be opened again.</source>
        <translation>It must be sealed anew with a new code before it can be opened again.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>All administrators see it.</source>
        <translation>All administrators see it.</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>Say why.</translation>
    </message>
    <message>
        <source>A reason has at most %L1 characters.</source>
        <translation>A reason has at most %L1 characters.</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Close it</translation>
    </message>
    <message>
        <source>The opening was refused.</source>
        <translation>The opening was refused.</translation>
    </message>
    <message>
        <source>The sealed account was closed.</source>
        <translation>The sealed account was closed.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::SendInvitation</name>
    <message>
        <source>Send invitation mail…</source>
        <translation>Send invitation mail…</translation>
    </message>
    <message>
        <source>A mail to the private address with a link to set the first password.</source>
        <translation>A mail to the private address with a link to set the first password.</translation>
    </message>
    <message numerus="yes">
        <source>Send an invitation mail to %n member(s)</source>
        <translation>
            <numerusform>Send an invitation mail to %n member</numerusform>
            <numerusform>Send an invitation mail to %n members</numerusform>
        </translation>
    </message>
    <message>
        <source>The mail goes to the private address and holds a link to set the first password.</source>
        <translation>The mail goes to the private address and holds a link to set the first password.</translation>
    </message>
    <message>
        <source>The link works for 7 days and once; a link that was sent earlier ends.</source>
        <translation>The link works for 7 days and once; a link that was sent earlier ends.</translation>
    </message>
    <message>
        <source>Who has no private address is refused.</source>
        <translation>Who has no private address is refused.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>An invitation mail to %1 is on its way.</source>
        <translation>An invitation mail to %1 is on its way.</translation>
    </message>
    <message numerus="yes">
        <source>Invitation mails to %n members are on their way.</source>
        <translation>
            <numerusform>An invitation mail to %n member is on its way.</numerusform>
            <numerusform>Invitation mails to %n members are on their way.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only members who have not signed in yet are invited.</source>
        <translation>Only members who have not signed in yet are invited.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::SetLeave</name>
    <message>
        <source>Leave of absence…</source>
        <translation>Leave of absence…</translation>
    </message>
    <message numerus="yes">
        <source>Leave of absence of %n member(s)</source>
        <translation>
            <numerusform>Leave of absence of %n member</numerusform>
            <numerusform>Leave of absence of %n members</numerusform>
        </translation>
    </message>
    <message>
        <source>A mark is shown on the profile and in the organization chart between the two times. Signing in stays possible; suspend the member as well if it should not.</source>
        <translation>A mark is shown on the profile and in the organization chart between the two times. Signing in stays possible; suspend the member as well if it should not.</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>From – to</translation>
    </message>
    <message>
        <source>Give both the beginning and the end.</source>
        <translation>Give both the beginning and the end.</translation>
    </message>
    <message>
        <source>The end must be later than the beginning.</source>
        <translation>The end must be later than the beginning.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>The leave of absence of %1 was set.</source>
        <translation>The leave of absence of %1 was set.</translation>
    </message>
    <message numerus="yes">
        <source>The leave of absence of %n members was set.</source>
        <translation>
            <numerusform>The leave of absence of %n member was set.</numerusform>
            <numerusform>The leave of absence of %n members was set.</numerusform>
        </translation>
    </message>
    <message>
        <source>The member is deleted.</source>
        <translation>The member is deleted.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::SetPhoto</name>
    <message>
        <source>Change photo</source>
        <translation>Change photo</translation>
    </message>
    <message>
        <source>A picture of at most 10 MB; 640 × 640 is recommended.</source>
        <translation>A picture of at most 10 MB; 640 × 640 is recommended.</translation>
    </message>
    <message>
        <source>The photo of %1 was changed.</source>
        <translation>The photo of %1 was changed.</translation>
    </message>
    <message>
        <source>Choose a picture on the page of the member first.</source>
        <translation>Choose a picture on the page of the member first.</translation>
    </message>
    <message>
        <source>The picture is larger than 10 MB. Choose a smaller one.</source>
        <translation>The picture is larger than 10 MB. Choose a smaller one.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ShellCommand</name>
    <message>
        <source>Sign in first.</source>
        <translation>Sign in first.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::StopApps</name>
    <message>
        <source>Stop app use…</source>
        <translation>Stop app use…</translation>
    </message>
    <message>
        <source>Stops the mobile app or the PC app of the member, or lets them be used again. The browser goes on.</source>
        <translation>Stops the mobile app or the PC app of the member, or lets them be used again. The browser goes on.</translation>
    </message>
    <message numerus="yes">
        <source>Stop app use of %n member(s)</source>
        <translation>
            <numerusform>Stop app use of %n member</numerusform>
            <numerusform>Stop app use of %n members</numerusform>
        </translation>
    </message>
    <message>
        <source>What is ticked cannot be used any more: it is logged out on its next request and cannot sign in. What is not ticked can be used.</source>
        <translation>What is ticked cannot be used any more: it is logged out on its next request and cannot sign in. What is not ticked can be used.</translation>
    </message>
    <message>
        <source>The browser goes on. Whoever has the device can go on there too: force log-out and a password change as well when it is lost.</source>
        <translation>The browser goes on. Whoever has the device can go on there too: force log-out and a password change as well when it is lost.</translation>
    </message>
    <message>
        <source>This is lifted by the same command.</source>
        <translation>This is lifted by the same command.</translation>
    </message>
    <message>
        <source>Stop the mobile app</source>
        <translation>Stop the mobile app</translation>
    </message>
    <message>
        <source>Stop the PC app</source>
        <translation>Stop the PC app</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>The app use of %1 was set.</source>
        <translation>The app use of %1 was set.</translation>
    </message>
    <message numerus="yes">
        <source>The app use of %n members was set.</source>
        <translation>
            <numerusform>The app use of %n member was set.</numerusform>
            <numerusform>The app use of %n members was set.</numerusform>
        </translation>
    </message>
    <message>
        <source>The member is deleted.</source>
        <translation>The member is deleted.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::SuspendMembers</name>
    <message>
        <source>Suspend</source>
        <translation>Suspend</translation>
    </message>
    <message>
        <source>The member can use no service until released. Data is kept.</source>
        <translation>The member can use no service until released. Data is kept.</translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n member(s)</source>
        <translation>
            <numerusform>Suspend %n member</numerusform>
            <numerusform>Suspend %n members</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed out of everything on the next request; all tokens end.</source>
        <translation>Signed out of everything on the next request; all tokens end.</translation>
    </message>
    <message>
        <source>The “away” mark is cleared.</source>
        <translation>The “away” mark is cleared.</translation>
    </message>
    <message>
        <source>%1 was suspended.</source>
        <translation>%1 was suspended.</translation>
    </message>
    <message numerus="yes">
        <source>%n members were suspended.</source>
        <translation>
            <numerusform>%n member was suspended.</numerusform>
            <numerusform>%n members were suspended.</numerusform>
        </translation>
    </message>
    <message>
        <source>The highest administrator cannot be suspended.</source>
        <translation>The highest administrator cannot be suspended.</translation>
    </message>
    <message>
        <source>Only members in use can be suspended.</source>
        <translation>Only members in use can be suspended.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::TakeRole</name>
    <message>
        <source>Take role away…</source>
        <translation>Take role away…</translation>
    </message>
    <message>
        <source>Whoever held it loses it at once, and what they have open in the admin console ends.</source>
        <translation>Whoever held it loses it at once, and what they have open in the admin console ends.</translation>
    </message>
    <message>
        <source>Choose who loses the role first.</source>
        <translation>Choose who loses the role first.</translation>
    </message>
    <message>
        <source>The highest administrator gives the role away by a delegation only.</source>
        <translation>The highest administrator gives the role away by a delegation only.</translation>
    </message>
    <message>
        <source>A role that was activated for a time is ended instead.</source>
        <translation>A role that was activated for a time is ended instead.</translation>
    </message>
    <message numerus="yes">
        <source>Take a role away from %Ln person(s)</source>
        <translation>
            <numerusform>Take a role away from %Ln person</numerusform>
            <numerusform>Take a role away from %Ln people</numerusform>
        </translation>
    </message>
    <message>
        <source>They lose it at once, and what they have open in the admin console ends.</source>
        <translation>They lose it at once, and what they have open in the admin console ends.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message>
        <source>You take a role away from yourself. You cannot give it back to yourself.</source>
        <translation>You take a role away from yourself. You cannot give it back to yourself.</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Take away</translation>
    </message>
    <message numerus="yes">
        <source>The role was taken away from %Ln person(s).</source>
        <translation>
            <numerusform>The role was taken away from %Ln person.</numerusform>
            <numerusform>The role was taken away from %Ln people.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::commands::UndeleteMembers</name>
    <message>
        <source>Cancel deletion</source>
        <translation>Cancel deletion</translation>
    </message>
    <message>
        <source>Possible within 7 days. Membership of talk rooms and groups does not come back.</source>
        <translation>Possible within 7 days. Membership of talk rooms and groups does not come back.</translation>
    </message>
    <message numerus="yes">
        <source>Cancel the deletion of %n member(s)</source>
        <translation>
            <numerusform>Cancel the deletion of %n member</numerusform>
            <numerusform>Cancel the deletion of %n members</numerusform>
        </translation>
    </message>
    <message>
        <source>The account returns as it was. Membership of talk rooms and groups does not come back.</source>
        <translation>The account returns as it was. Membership of talk rooms and groups does not come back.</translation>
    </message>
    <message>
        <source>The deletion of %1 was cancelled.</source>
        <translation>The deletion of %1 was cancelled.</translation>
    </message>
    <message numerus="yes">
        <source>The deletion of %n members was cancelled.</source>
        <translation>
            <numerusform>The deletion of %n member was cancelled.</numerusform>
            <numerusform>The deletion of %n members was cancelled.</numerusform>
        </translation>
    </message>
    <message>
        <source>The member is not deleted.</source>
        <translation>The member is not deleted.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::UndeleteRole</name>
    <message>
        <source>Bring role back</source>
        <translation>Bring role back</translation>
    </message>
    <message>
        <source>The role and whoever held it come back as they were, as far as it can still be given.</source>
        <translation>The role and whoever held it come back as they were, as far as it can still be given.</translation>
    </message>
    <message>
        <source>Choose one deleted role first.</source>
        <translation>Choose one deleted role first.</translation>
    </message>
    <message>
        <source>The role %1 is back.</source>
        <translation>The role %1 is back.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::UnsuspendMembers</name>
    <message>
        <source>Release from suspension</source>
        <translation>Release from suspension</translation>
    </message>
    <message>
        <source>The member can sign in again. A suspension after too many wrong passwords is lifted too.</source>
        <translation>The member can sign in again. A suspension after too many wrong passwords is lifted too.</translation>
    </message>
    <message numerus="yes">
        <source>Release %n member(s) from suspension</source>
        <translation>
            <numerusform>Release %n member from suspension</numerusform>
            <numerusform>Release %n members from suspension</numerusform>
        </translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>%1 was released from suspension.</source>
        <translation>%1 was released from suspension.</translation>
    </message>
    <message numerus="yes">
        <source>%n members were released from suspension.</source>
        <translation>
            <numerusform>%n member was released from suspension.</numerusform>
            <numerusform>%n members were released from suspension.</numerusform>
        </translation>
    </message>
    <message>
        <source>The member is not suspended.</source>
        <translation>The member is not suspended.</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::UntrustListed</name>
    <message>
        <source>Remove from the trusted devices…</source>
        <translation>Remove from the trusted devices…</translation>
    </message>
    <message>
        <source>The next sign-in on the device asks for 2-step verification again.</source>
        <translation>The next sign-in on the device asks for 2-step verification again.</translation>
    </message>
    <message>
        <source>Choose a device first.</source>
        <translation>Choose a device first.</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n device(s) from the trusted devices</source>
        <translation>
            <numerusform>Remove %n device from the trusted devices</numerusform>
            <numerusform>Remove %n devices from the trusted devices</numerusform>
        </translation>
    </message>
    <message>
        <source>The next sign-in on each device asks for 2-step verification again.</source>
        <translation>The next sign-in on each device asks for 2-step verification again.</translation>
    </message>
    <message>
        <source>This is no ban: the member may register the device as trusted again. To keep a device out, block it in the usage list.</source>
        <translation>This is no ban: the member may register the device as trusted again. To keep a device out, block it in the usage list.</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) are not trusted any more.</source>
        <translation>
            <numerusform>%n device is not trusted any more.</numerusform>
            <numerusform>%n devices are not trusted any more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::AboutDialog</name>
    <message>
        <source>About Sekisho</source>
        <translation>About Sekisho</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Admin console for a business messaging tenant, together with the service sekishod.</source>
        <translation>Admin console for a business messaging tenant, together with the service sekishod.</translation>
    </message>
    <message>
        <source>Sekisho is not made by, and has no connection with, the makers of LINE WORKS.</source>
        <translation>Sekisho is not made by, and has no connection with, the makers of LINE WORKS.</translation>
    </message>
    <message>
        <source>Apache License 2.0. Qt is used under the LGPL; the icons are those of KDE&apos;s Breeze (LGPL).</source>
        <translation>Apache License 2.0. Qt is used under the LGPL; the icons are those of KDE&apos;s Breeze (LGPL).</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>Copy versions</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ActivityView</name>
    <message>
        <source>Running</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message numerus="yes">
        <source>Done, %n refused</source>
        <translation>
            <numerusform>Done, %n refused</numerusform>
            <numerusform>Done, %n refused</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Started</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Results by row</source>
        <translation>Results by row</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>No jobs yet</translation>
    </message>
    <message>
        <source>What runs over many members, exports and changes shows up here with its progress and its results.</source>
        <translation>What runs over many members, exports and changes shows up here with its progress and its results.</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Rows that were not done yet stay as they are.</source>
        <translation>Rows that were not done yet stay as they are.</translation>
    </message>
    <message>
        <source>This job cannot be cancelled.</source>
        <translation>This job cannot be cancelled.</translation>
    </message>
    <message>
        <source>Only a running job can be cancelled.</source>
        <translation>Only a running job can be cancelled.</translation>
    </message>
    <message>
        <source>Runs the job once more.</source>
        <translation>Runs the job once more.</translation>
    </message>
    <message>
        <source>The job is still running.</source>
        <translation>The job is still running.</translation>
    </message>
    <message>
        <source>Only a job that did not succeed can be tried again.</source>
        <translation>Only a job that did not succeed can be tried again.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>title of a job and its state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Only what was refused</source>
        <translation>Only what was refused</translation>
    </message>
    <message>
        <source>Of older jobs only the rows that were refused are still listed.</source>
        <translation>Of older jobs only the rows that were refused are still listed.</translation>
    </message>
    <message>
        <source>Export results…</source>
        <translation>Export results…</translation>
    </message>
    <message>
        <source>Writes the results of this job to a file, row by row.</source>
        <translation>Writes the results of this job to a file, row by row.</translation>
    </message>
    <message>
        <source>This job has no results by row.</source>
        <translation>This job has no results by row.</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>jobs</translation>
    </message>
    <message>
        <source>results</source>
        <translation>results</translation>
    </message>
    <message>
        <source>Code of the error</source>
        <translation>Code of the error</translation>
    </message>
    <message numerus="yes">
        <source>%n sent as requests</source>
        <translation>
            <numerusform>%n sent as a request</numerusform>
            <numerusform>%n sent as requests</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent as a request</source>
        <translation>Sent as a request</translation>
    </message>
    <message>
        <source>It waits for a second person; withdraw the request to order it anew.</source>
        <translation>It waits for a second person; withdraw the request to order it anew.</translation>
    </message>
    <message numerus="yes">
        <source>%n held by the brake</source>
        <translation>
            <numerusform>%n held by the brake</numerusform>
            <numerusform>%n held by the brake</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::AddressListEditor</name>
    <message>
        <source>This address is in the list already.</source>
        <translation>This address is in the list already.</translation>
    </message>
    <message>
        <source>Type an address first.</source>
        <translation>Type an address first.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) with a fault</source>
        <translation>
            <numerusform>%n line with a fault</numerusform>
            <numerusform>%n lines with a fault</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 of at most %2</translation>
    </message>
    <message>
        <source>No address is listed.</source>
        <translation>No address is listed.</translation>
    </message>
    <message>
        <source>No address is listed. Type one above, or paste a whole list.</source>
        <translation>No address is listed. Type one above, or paste a whole list.</translation>
    </message>
    <message>
        <source>No line matches.</source>
        <translation>No line matches.</translation>
    </message>
    <message>
        <source>Copies the chosen lines, or all that are shown.</source>
        <translation>Copies the chosen lines, or all that are shown.</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>The list is empty.</translation>
    </message>
    <message>
        <source>Choose lines of the list first.</source>
        <translation>Choose lines of the list first.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the pasted list are not in it yet; they are still to be corrected.</source>
        <translation>
            <numerusform>%n line of the pasted list is not in it yet; it is still to be corrected.</numerusform>
            <numerusform>%n lines of the pasted list are not in it yet; they are still to be corrected.</numerusform>
        </translation>
    </message>
    <message>
        <source>Address or range</source>
        <translation>Address or range</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Label of the address</source>
        <translation>Label of the address</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Filter by address or label</source>
        <translation>Filter by address or label</translation>
    </message>
    <message>
        <source>Filter addresses</source>
        <translation>Filter addresses</translation>
    </message>
    <message>
        <source>Show only the lines that are wrong</source>
        <translation>Show only the lines that are wrong</translation>
    </message>
    <message>
        <source>Paste a list…</source>
        <translation>Paste a list…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Correct…</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::AddressPasteDialog</name>
    <message>
        <source>Paste a list of addresses</source>
        <translation>Paste a list of addresses</translation>
    </message>
    <message>
        <source>One a line: an address, a range such as 203.0.113.0/24, or first and last address with a hyphen. A label may stand behind it, after a comma, a tab, a blank or a # sign. Lines that begin with # are comments.</source>
        <translation>One a line: an address, a range such as 203.0.113.0/24, or first and last address with a hyphen. A label may stand behind it, after a comma, a tab, a blank or a # sign. Lines that begin with # are comments.</translation>
    </message>
    <message>
        <source>List of addresses</source>
        <translation>List of addresses</translation>
    </message>
    <message>
        <source>Head office</source>
        <translation>Head office</translation>
    </message>
    <message>
        <source>Lines that are wrong</source>
        <translation>Lines that are wrong</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) were taken into the list.</source>
        <translation>
            <numerusform>%n address was taken into the list.</numerusform>
            <numerusform>%n addresses were taken into the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) are new.</source>
        <translation>
            <numerusform>%n address is new.</numerusform>
            <numerusform>%n addresses are new.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) repeat what is in the list already.</source>
        <translation>
            <numerusform>%n line repeats what is in the list already.</numerusform>
            <numerusform>%n lines repeat what is in the list already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are wrong and stay here to be corrected.</source>
        <translation>
            <numerusform>%n line is wrong and stays here to be corrected.</numerusform>
            <numerusform>%n lines are wrong and stay here to be corrected.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is pasted yet.</source>
        <translation>Nothing is pasted yet.</translation>
    </message>
    <message numerus="yes">
        <source>Take %n address(es)</source>
        <translation>
            <numerusform>Take %n address</numerusform>
            <numerusform>Take %n addresses</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no new address in the text.</source>
        <translation>There is no new address in the text.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::AddressTableModel</name>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>What is wrong</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ArchivePane</name>
    <message>
        <source>The archive is being opened.</source>
        <translation>The archive is being opened.</translation>
    </message>
    <message>
        <source>The archive cannot be opened.</source>
        <translation>The archive cannot be opened.</translation>
    </message>
    <message>
        <source>There is no archive of this tenant on this machine yet.</source>
        <translation>There is no archive of this tenant on this machine yet.</translation>
    </message>
    <message>
        <source>It is made when somebody has signed in and the list of members is there.</source>
        <translation>It is made when somebody has signed in and the list of members is there.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::AssentDialog</name>
    <message>
        <source>Confirm that it is you</source>
        <translation>Confirm that it is you</translation>
    </message>
    <message>
        <source>“%1” needs a sign-in that was confirmed a moment ago. Nothing has been changed so far.</source>
        <translation>“%1” needs a sign-in that was confirmed a moment ago. Nothing has been changed so far.</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Password of %1</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Verification code</source>
        <translation>Verification code</translation>
    </message>
    <message>
        <source>6 digits of the authenticator</source>
        <translation>6 digits of the authenticator</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>Ask a second person</source>
        <translation>Ask a second person</translation>
    </message>
    <message>
        <source>“%1” needs a second person. What you ordered is kept as a request and carried out only when another administrator agrees. Until then nothing is changed.</source>
        <translation>“%1” needs a second person. What you ordered is kept as a request and carried out only when another administrator agrees. Until then nothing is changed.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Why it is needed, so that the other can decide</source>
        <translation>Why it is needed, so that the other can decide</translation>
    </message>
    <message>
        <source>Every administrator who could do the same himself is told at once and sees your name, the reason and exactly what would be changed. You are told what they decide, and can withdraw the request until then.</source>
        <translation>Every administrator who could do the same himself is told at once and sees your name, the reason and exactly what would be changed. You are told what they decide, and can withdraw the request until then.</translation>
    </message>
    <message>
        <source>Send the request</source>
        <translation>Send the request</translation>
    </message>
    <message>
        <source>The action is not carried out</source>
        <translation>The action is not carried out</translation>
    </message>
    <message>
        <source>Enter the password first.</source>
        <translation>Enter the password first.</translation>
    </message>
    <message>
        <source>Enter the verification code first.</source>
        <translation>Enter the verification code first.</translation>
    </message>
    <message>
        <source>Say why it is needed.</source>
        <translation>Say why it is needed.</translation>
    </message>
    <message>
        <source>A reason has at most %L1 characters.</source>
        <translation>A reason has at most %L1 characters.</translation>
    </message>
    <message>
        <source>The password is not right. After several failures in a row the account is suspended.</source>
        <translation>The password is not right. After several failures in a row the account is suspended.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::Avatar</name>
    <message>
        <source>Photo of %1</source>
        <translation>Photo of %1</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Close this message</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Open requests</source>
        <translation>Open requests</translation>
    </message>
    <message>
        <source>Held orders</source>
        <translation>Held orders</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::BrakeWatch</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a kind of order, how many</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The brake holds orders: %1. Nothing of it is carried out until a second person decides.</source>
        <translation>The brake holds orders: %1. Nothing of it is carried out until a second person decides.</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between kinds of orders</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::BreakGlassPane</name>
    <message>
        <source>There is no sealed account.</source>
        <translation>There is no sealed account.</translation>
    </message>
    <message>
        <source>Seal the account %1 anew</source>
        <translation>Seal the account %1 anew</translation>
    </message>
    <message>
        <source>Seal the account %1</source>
        <translation>Seal the account %1</translation>
    </message>
    <message>
        <source>A new opening code is made and shown once. Have an envelope ready.</source>
        <translation>A new opening code is made and shown once. Have an envelope ready.</translation>
    </message>
    <message>
        <source>The code that was valid until now opens nothing any more. Destroy the old sheet.</source>
        <translation>The code that was valid until now opens nothing any more. Destroy the old sheet.</translation>
    </message>
    <message>
        <source>The account must be an ordinary member that holds no administrator role and is used by nobody.</source>
        <translation>The account must be an ordinary member that holds no administrator role and is used by nobody.</translation>
    </message>
    <message>
        <source>All administrators are told that it was sealed.</source>
        <translation>All administrators are told that it was sealed.</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>The account %1 is sealed.</source>
        <translation>The account %1 is sealed.</translation>
    </message>
    <message>
        <source>Have no sealed account any more</source>
        <translation>Have no sealed account any more</translation>
    </message>
    <message>
        <source>The account %1 becomes an ordinary member, and its code opens nothing any more.</source>
        <translation>The account %1 becomes an ordinary member, and its code opens nothing any more.</translation>
    </message>
    <message>
        <source>When the highest administrator can no longer sign in, only the service provider can help then.</source>
        <translation>When the highest administrator can no longer sign in, only the service provider can help then.</translation>
    </message>
    <message>
        <source>There is no sealed account any more.</source>
        <translation>There is no sealed account any more.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Only the highest administrator seals the account. Your role may look here and refuse an opening.</source>
        <translation>Only the highest administrator seals the account. Your role may look here and refuse an opening.</translation>
    </message>
    <message>
        <source>The last change is still being saved.</source>
        <translation>The last change is still being saved.</translation>
    </message>
    <message>
        <source>opens in %1</source>
        <translation>opens in %1</translation>
    </message>
    <message>
        <source>open for another %1</source>
        <translation>open for another %1</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Sealed on</source>
        <translation>Sealed on</translation>
    </message>
    <message>
        <source>Last drill</source>
        <translation>Last drill</translation>
    </message>
    <message>
        <source>%1; a drill is due</source>
        <translation>%1; a drill is due</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Last used</translation>
    </message>
    <message>
        <source>Opens after</source>
        <translation>Opens after</translation>
    </message>
    <message>
        <source>Reason of the opening</source>
        <translation>Reason of the opening</translation>
    </message>
    <message>
        <source>Last refused by</source>
        <translation>Last refused by</translation>
    </message>
    <message>
        <source>Seal an account…</source>
        <translation>Seal an account…</translation>
    </message>
    <message>
        <source>Seal anew…</source>
        <translation>Seal anew…</translation>
    </message>
    <message>
        <source>It is being opened. Refuse or close it first.</source>
        <translation>It is being opened. Refuse or close it first.</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Remove…</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>Your role may not open this screen.</translation>
    </message>
    <message>
        <source>The missing right is “%1” (%2). The highest administrator and deputies have it.</source>
        <translation>The missing right is “%1” (%2). The highest administrator and deputies have it.</translation>
    </message>
    <message>
        <source>The state of the sealed account could not be fetched</source>
        <translation>The state of the sealed account could not be fetched</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>The state of the sealed account is known to the service only</source>
        <translation>The state of the sealed account is known to the service only</translation>
    </message>
    <message>
        <source>It can be shown as soon as there is a connection.</source>
        <translation>It can be shown as soon as there is a connection.</translation>
    </message>
    <message>
        <source>Asking for the sealed account</source>
        <translation>Asking for the sealed account</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>How it works</translation>
    </message>
    <message>
        <source>What it may do while it is open</source>
        <translation>What it may do while it is open</translation>
    </message>
    <message>
        <source>For the day on which no administrator can sign in: an account that holds nothing, with its password and an opening code in a closed envelope. Whoever opens it signs in, types the code and says why. All administrators are told at once, and each of them can refuse before it opens. Once used, the code is void until the account is sealed anew. A drill shows that envelope and telephone numbers are right, and opens nothing.</source>
        <translation>For the day on which no administrator can sign in: an account that holds nothing, with its password and an opening code in a closed envelope. Whoever opens it signs in, types the code and says why. All administrators are told at once, and each of them can refuse before it opens. Once used, the code is void until the account is sealed anew. A drill shows that envelope and telephone numbers are right, and opens nothing.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>It may also set the password of the highest administrator, which nobody else may.</source>
        <translation>It may also set the password of the highest administrator, which nobody else may.</translation>
    </message>
    <message>
        <source>It was sealed, but its code could not be shown. Seal it anew.</source>
        <translation>It was sealed, but its code could not be shown. Seal it anew.</translation>
    </message>
    <message>
        <source>Remove account</source>
        <translation>Remove account</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Never</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ChangesPane</name>
    <message>
        <source>Changesets</source>
        <translation>Changesets</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>The changes are kept by the service</source>
        <translation>The changes are kept by the service</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>They can be seen as soon as there is a connection.</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>Your role may not open this screen.</translation>
    </message>
    <message>
        <source>The changes could not be fetched</source>
        <translation>The changes could not be fetched</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Fetching the changes</source>
        <translation>Fetching the changes</translation>
    </message>
    <message>
        <source>Nothing was changed in the last 30 days</source>
        <translation>Nothing was changed in the last 30 days</translation>
    </message>
    <message>
        <source>Every change made here or through the API appears in this list and can be taken back.</source>
        <translation>Every change made here or through the API appears in this list and can be taken back.</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>All changesets…</source>
        <translation>All changesets…</translation>
    </message>
    <message>
        <source>The rows of this changeset…</source>
        <translation>The rows of this changeset…</translation>
    </message>
    <message>
        <source>changesets</source>
        <translation>changesets</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Write a list to a file (Excel or CSV)</source>
        <translation>Write a list to a file (Excel or CSV)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>All changesets that match…</source>
        <translation>All changesets that match…</translation>
    </message>
    <message>
        <source>No changeset matches</source>
        <translation>No changeset matches</translation>
    </message>
    <message>
        <source>Search for the name of what was changed, for who did it, or for what was done.</source>
        <translation>Search for the name of what was changed, for who did it, or for what was done.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Clear the filter</translation>
    </message>
    <message>
        <source>Name, who did it, or what was done</source>
        <translation>Name, who did it, or what was done</translation>
    </message>
    <message>
        <source>Search the changesets</source>
        <translation>Search the changesets</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>What was changed</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Everything</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ChartBlock</name>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Your role may only look here.</source>
        <translation>Your role may only look here.</translation>
    </message>
    <message>
        <source>Your role is limited to some organizations; this can only be changed for the whole tenant.</source>
        <translation>Your role is limited to some organizations; this can only be changed for the whole tenant.</translation>
    </message>
    <message>
        <source>It is not known yet what is set.</source>
        <translation>It is not known yet what is set.</translation>
    </message>
    <message>
        <source>Your role may not see this.</source>
        <translation>Your role may not see this.</translation>
    </message>
    <message>
        <source>This is known to the service only; there is no connection at the moment.</source>
        <translation>This is known to the service only; there is no connection at the moment.</translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation>Asking the service…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Change…</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ChartDialog</name>
    <message>
        <source>Organization chart visibility: %1</source>
        <translation>Organization chart visibility: %1</translation>
    </message>
    <message>
        <source>What is not visible is hidden everywhere: in the organization chart, in searches, with profile and calendar. A restriction of the member counts before that of the user type, and that before the one of the organization.</source>
        <translation>What is not visible is hidden everywhere: in the organization chart, in searches, with profile and calendar. A restriction of the member counts before that of the user type, and that before the one of the organization.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Organizations that are visible besides</source>
        <translation>Organizations that are visible besides</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>With sub-organizations</source>
        <translation>With sub-organizations</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>This organization is named already.</source>
        <translation>This organization is named already.</translation>
    </message>
    <message>
        <source>Name at least one organization.</source>
        <translation>Name at least one organization.</translation>
    </message>
    <message>
        <source>At most %1 organizations can be named.</source>
        <translation>At most %1 organizations can be named.</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Nothing is changed yet.</translation>
    </message>
    <message>
        <source>Only with “%1”.</source>
        <translation>Only with “%1”.</translation>
    </message>
    <message>
        <source>Choose an organization of the list first.</source>
        <translation>Choose an organization of the list first.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ClosingPane</name>
    <message>
        <source>It is not needed any more</source>
        <translation>It is not needed any more</translation>
    </message>
    <message>
        <source>Another service is used</source>
        <translation>Another service is used</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Merger, closure or reorganization</source>
        <translation>Merger, closure or reorganization</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Something else</translation>
    </message>
    <message>
        <source>Closing the tenant ends the contract. From then on the highest administrator alone can sign in, and 7 days later all data is erased and cannot be brought back.</source>
        <translation>Closing the tenant ends the contract. From then on the highest administrator alone can sign in, and 7 days later all data is erased and cannot be brought back.</translation>
    </message>
    <message>
        <source>Before you close</source>
        <translation>Before you close</translation>
    </message>
    <message>
        <source>• Tell whoever is responsible for security.</source>
        <translation>• Tell whoever is responsible for security.</translation>
    </message>
    <message>
        <source>• Choose what is to be kept, and export it early.</source>
        <translation>• Choose what is to be kept, and export it early.</translation>
    </message>
    <message>
        <source>• Decide what takes the place of this service, and tell and train the users.</source>
        <translation>• Decide what takes the place of this service, and tell and train the users.</translation>
    </message>
    <message>
        <source>• Look through the accesses of other systems and take them away.</source>
        <translation>• Look through the accesses of other systems and take them away.</translation>
    </message>
    <message>
        <source>• Delete all members but the highest administrator.</source>
        <translation>• Delete all members but the highest administrator.</translation>
    </message>
    <message>
        <source>• Bring the register of assets up to date.</source>
        <translation>• Bring the register of assets up to date.</translation>
    </message>
    <message>
        <source>Open the members</source>
        <translation>Open the members</translation>
    </message>
    <message>
        <source>Why the tenant is closed</source>
        <translation>Why the tenant is closed</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>Choose a reason</translation>
    </message>
    <message>
        <source>Close the tenant…</source>
        <translation>Close the tenant…</translation>
    </message>
    <message>
        <source>Take the closing back</source>
        <translation>Take the closing back</translation>
    </message>
    <message>
        <source>The service cannot be reached.</source>
        <translation>The service cannot be reached.</translation>
    </message>
    <message>
        <source>The state of the contract is shown as soon as the connection is back.</source>
        <translation>The state of the contract is shown as soon as the connection is back.</translation>
    </message>
    <message>
        <source>The service is being asked.</source>
        <translation>The service is being asked.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>%1 closed this tenant at %2. All of its data is erased at %3. Until then it can be taken back, and everything is as it was, but the sessions that ended.</source>
        <translation>%1 closed this tenant at %2. All of its data is erased at %3. Until then it can be taken back, and everything is as it was, but the sessions that ended.</translation>
    </message>
    <message numerus="yes">
        <source>%n other member(s) are still here. They must be deleted first.</source>
        <translation>
            <numerusform>%n other member is still here and must be deleted first.</numerusform>
            <numerusform>%n other members are still here. They must be deleted first.</numerusform>
        </translation>
    </message>
    <message>
        <source>A reason must be chosen.</source>
        <translation>A reason must be chosen.</translation>
    </message>
    <message>
        <source>The note is too long.</source>
        <translation>The note is too long.</translation>
    </message>
    <message>
        <source>All other sessions and the apps of the API end at once.</source>
        <translation>All other sessions and the apps of the API end at once.</translation>
    </message>
    <message>
        <source>In 7 days all data is erased for good.</source>
        <translation>In 7 days all data is erased for good.</translation>
    </message>
    <message>
        <source>Until then the highest administrator can take it back.</source>
        <translation>Until then the highest administrator can take it back.</translation>
    </message>
    <message>
        <source>Close the tenant</source>
        <translation>Close the tenant</translation>
    </message>
    <message>
        <source>The tenant is closed. Nothing is erased for 7 days.</source>
        <translation>The tenant is closed. Nothing is erased for 7 days.</translation>
    </message>
    <message>
        <source>The closing was taken back.</source>
        <translation>The closing was taken back.</translation>
    </message>
    <message>
        <source>Note (optional, at most %L1 characters)</source>
        <translation>Note (optional, at most %L1 characters)</translation>
    </message>
    <message>
        <source>%1 (%2) is closed now.</source>
        <translation>%1 (%2) is closed now.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::CommandBar</name>
    <message>
        <source>Selects everything that matches, also what is out of sight.</source>
        <translation>Selects everything that matches, also what is out of sight.</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Clear selection</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::CommandPalette</name>
    <message>
        <source>Member, organization or action</source>
        <translation>Member, organization or action</translation>
    </message>
    <message>
        <source>Search or action</source>
        <translation>Search or action</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Nothing found. Try a part of the name, the reading, romaji or the ID.</source>
        <translation>Nothing found. Try a part of the name, the reading, romaji or the ID.</translation>
    </message>
    <message>
        <source>Enter: page of the member    Ctrl+Enter: lost device</source>
        <translation>Enter: page of the member    Ctrl+Enter: lost device</translation>
    </message>
    <message>
        <source>Who has lost a device?</source>
        <translation>Who has lost a device?</translation>
    </message>
    <message>
        <source>Type a part of the name, the reading, romaji or the ID. Enter opens the response.</source>
        <translation>Type a part of the name, the reading, romaji or the ID. Enter opens the response.</translation>
    </message>
    <message>
        <source>Enter: why can I not?</source>
        <translation>Enter: why can I not?</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ConfigurationDesk</name>
    <message>
        <source>Configuration (*.json)</source>
        <translation>Configuration (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Export the configuration</source>
        <translation>Export the configuration</translation>
    </message>
    <message>
        <source>configuration</source>
        <translation>configuration</translation>
    </message>
    <message>
        <source>Import a configuration</source>
        <translation>Import a configuration</translation>
    </message>
    <message>
        <source>The configuration was written to %1.</source>
        <translation>The configuration was written to %1.</translation>
    </message>
    <message>
        <source>The file was read. Look at what it would change and apply it; nothing is changed yet.</source>
        <translation>The file was read. Look at what it would change and apply it; nothing is changed yet.</translation>
    </message>
    <message>
        <source>What stands at these places cannot be applied; the plan refuses it, and the rest can be applied without it. Or correct the file and read it again.</source>
        <translation>What stands at these places cannot be applied; the plan refuses it, and the rest can be applied without it. Or correct the file and read it again.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln fault(s) in the file</source>
        <translation>
            <numerusform>%Ln fault in the file</numerusform>
            <numerusform>%Ln faults in the file</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was planned. Correct these places in the file and read it again.</source>
        <translation>Nothing was planned. Correct these places in the file and read it again.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::CountryPicker</name>
    <message>
        <source>No country matches.</source>
        <translation>No country matches.</translation>
    </message>
    <message>
        <source>Chosen: none</source>
        <translation>Chosen: none</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>All others</translation>
    </message>
    <message>
        <source>Filter by name or code</source>
        <translation>Filter by name or code</translation>
    </message>
    <message>
        <source>Filter countries</source>
        <translation>Filter countries</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No country is chosen.</source>
        <translation>No country is chosen.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::CustomValueEditor</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Text of the link</source>
        <translation>Text of the link</translation>
    </message>
    <message>
        <source>Address of the link</source>
        <translation>Address of the link</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Add value</source>
        <translation>Add value</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::DateField</name>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>YYYY-MM-DD</translation>
    </message>
    <message>
        <source>Choose from the calendar</source>
        <translation>Choose from the calendar</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::DelegationPane</name>
    <message>
        <source>Ask %1 to become the highest administrator</source>
        <translation>Ask %1 to become the highest administrator</translation>
    </message>
    <message numerus="yes">
        <source>Nothing changes before the other accepts. There are %n days for it, and you can take it back until then.</source>
        <translation>
            <numerusform>Nothing changes before the other accepts. There is %n day for it, and you can take it back until then.</numerusform>
            <numerusform>Nothing changes before the other accepts. There are %n days for it, and you can take it back until then.</numerusform>
        </translation>
    </message>
    <message>
        <source>With the acceptance %1 is the highest administrator, and you are not any more.</source>
        <translation>With the acceptance %1 is the highest administrator, and you are not any more.</translation>
    </message>
    <message>
        <source>You keep no administrator role from this office.</source>
        <translation>You keep no administrator role from this office.</translation>
    </message>
    <message>
        <source>You have the role %1 in the whole tenant instead.</source>
        <translation>You have the role %1 in the whole tenant instead.</translation>
    </message>
    <message>
        <source>All other administrators are told.</source>
        <translation>All other administrators are told.</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>%1 was asked.</source>
        <translation>%1 was asked.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Only the highest administrator can hand the office over.</source>
        <translation>Only the highest administrator can hand the office over.</translation>
    </message>
    <message>
        <source>Somebody has been asked already. Take that back first.</source>
        <translation>Somebody has been asked already. Take that back first.</translation>
    </message>
    <message>
        <source>The last change is still being saved.</source>
        <translation>The last change is still being saved.</translation>
    </message>
    <message>
        <source>Nothing: you are no administrator by this office any more</source>
        <translation>Nothing: you are no administrator by this office any more</translation>
    </message>
    <message>
        <source>Nobody is chosen yet.</source>
        <translation>Nobody is chosen yet.</translation>
    </message>
    <message>
        <source>Choose a member first.</source>
        <translation>Choose a member first.</translation>
    </message>
    <message>
        <source>When %1 accepts, you hold no administrator role from this office.</source>
        <translation>When %1 accepts, you hold no administrator role from this office.</translation>
    </message>
    <message>
        <source>When %1 accepts, you hold the role %2 in the whole tenant.</source>
        <translation>When %1 accepts, you hold the role %2 in the whole tenant.</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>Your role may not open this screen.</translation>
    </message>
    <message>
        <source>The missing right is “%1” (%2). Only the highest administrator has it.</source>
        <translation>The missing right is “%1” (%2). Only the highest administrator has it.</translation>
    </message>
    <message>
        <source>The state of the office could not be fetched</source>
        <translation>The state of the office could not be fetched</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Who holds the office is known to the service only</source>
        <translation>Who holds the office is known to the service only</translation>
    </message>
    <message>
        <source>It can be shown as soon as there is a connection.</source>
        <translation>It can be shown as soon as there is a connection.</translation>
    </message>
    <message>
        <source>Asking who holds the office</source>
        <translation>Asking who holds the office</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>Not known yet.</translation>
    </message>
    <message>
        <source>The highest administrator now</source>
        <translation>The highest administrator now</translation>
    </message>
    <message>
        <source>The last handing over</source>
        <translation>The last handing over</translation>
    </message>
    <message>
        <source>Hand the office over</source>
        <translation>Hand the office over</translation>
    </message>
    <message>
        <source>What happened to the office</source>
        <translation>What happened to the office</translation>
    </message>
    <message>
        <source>There is always exactly one highest administrator. The office leaves its holder only when somebody else accepts it: then it moves in one step, so that there is never nobody and never two. Until then the holder keeps everything and can take the question back.</source>
        <translation>There is always exactly one highest administrator. The office leaves its holder only when somebody else accepts it: then it moves in one step, so that there is never nobody and never two. Until then the holder keeps everything and can take the question back.</translation>
    </message>
    <message>
        <source>Choose a member…</source>
        <translation>Choose a member…</translation>
    </message>
    <message>
        <source>What you keep</source>
        <translation>What you keep</translation>
    </message>
    <message>
        <source>What the former holder keeps</source>
        <translation>What the former holder keeps</translation>
    </message>
    <message>
        <source>Ask…</source>
        <translation>Ask…</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>Waiting for an answer</translation>
    </message>
    <message>
        <source>The list of roles could not be loaded.</source>
        <translation>The list of roles could not be loaded.</translation>
    </message>
    <message>
        <source>The roles are still being fetched.</source>
        <translation>The roles are still being fetched.</translation>
    </message>
    <message>
        <source>The office has never been handed over</source>
        <translation>The office has never been handed over</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::DevicesPane</name>
    <message>
        <source>Fetching %1 of %2 devices …</source>
        <translation>Fetching %1 of %2 devices …</translation>
    </message>
    <message>
        <source>%1 devices</source>
        <translation>%1 devices</translation>
    </message>
    <message>
        <source>Fetching …</source>
        <translation>Fetching …</translation>
    </message>
    <message>
        <source>%1, %2 chosen</source>
        <translation>%1, %2 chosen</translation>
    </message>
    <message>
        <source>Select all %1 devices</source>
        <translation>Select all %1 devices</translation>
    </message>
    <message>
        <source>Write all devices that match to a file (Excel or CSV)</source>
        <translation>Write all devices that match to a file (Excel or CSV)</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>There is nothing to export.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Open the member</source>
        <translation>Open the member</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>devices</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environment</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>OS version</source>
        <translation>OS version</translation>
    </message>
    <message>
        <source>Installed apps</source>
        <translation>Installed apps</translation>
    </message>
    <message>
        <source>Update needed</source>
        <translation>Update needed</translation>
    </message>
    <message>
        <source>MDM</source>
        <translation>MDM</translation>
    </message>
    <message>
        <source>Vendor ID</source>
        <translation>Vendor ID</translation>
    </message>
    <message>
        <source>Trusted device</source>
        <translation>Trusted device</translation>
    </message>
    <message>
        <source>Blocked since</source>
        <translation>Blocked since</translation>
    </message>
    <message>
        <source>Erased at</source>
        <translation>Erased at</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>Last access</translation>
    </message>
    <message>
        <source>Registered at</source>
        <translation>Registered at</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Last contact</translation>
    </message>
    <message>
        <source>Device ID</source>
        <translation>Device ID</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>PC</source>
        <translation>PC</translation>
    </message>
    <message>
        <source>Drive explorer</source>
        <translation>Drive explorer</translation>
    </message>
    <message>
        <source>Kind of device</source>
        <translation>Kind of device</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>All actions for the chosen devices</source>
        <translation>All actions for the chosen devices</translation>
    </message>
    <message>
        <source>Fetching the devices</source>
        <translation>Fetching the devices</translation>
    </message>
    <message>
        <source>No device was seen in the last three years</source>
        <translation>No device was seen in the last three years</translation>
    </message>
    <message>
        <source>A device appears here with its first sign-in.</source>
        <translation>A device appears here with its first sign-in.</translation>
    </message>
    <message>
        <source>No device matches</source>
        <translation>No device matches</translation>
    </message>
    <message>
        <source>Change the filter to see others.</source>
        <translation>Change the filter to see others.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Clear the filter</translation>
    </message>
    <message>
        <source>The devices are kept by the service</source>
        <translation>The devices are kept by the service</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>They can be seen as soon as there is a connection.</translation>
    </message>
    <message>
        <source>The devices could not be fetched</source>
        <translation>The devices could not be fetched</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::DialogDraft</name>
    <message>
        <source>What you had typed here (%1) and not saved is there again.</source>
        <translation>What you had typed here (%1) and not saved is there again.</translation>
    </message>
    <message>
        <source>What you had typed here (%1) and not saved is laid over what somebody else has saved since.</source>
        <translation>What you had typed here (%1) and not saved is laid over what somebody else has saved since.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::DraftFrame</name>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Nothing is changed yet.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Save…</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::EmailListEditor</name>
    <message numerus="yes">
        <source>%n address(es) were in the list already.</source>
        <translation>
            <numerusform>%n address was in the list already.</numerusform>
            <numerusform>%n addresses were in the list already.</numerusform>
        </translation>
    </message>
    <message>
        <source>Type one or more addresses first.</source>
        <translation>Type one or more addresses first.</translation>
    </message>
    <message>
        <source>Choose addresses of the list first.</source>
        <translation>Choose addresses of the list first.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>No mail address is listed.</source>
        <translation>No mail address is listed.</translation>
    </message>
    <message>
        <source>name@example.com</source>
        <translation>name@example.com</translation>
    </message>
    <message>
        <source>Addresses to add</source>
        <translation>Addresses to add</translation>
    </message>
    <message>
        <source>Choose a member…</source>
        <translation>Choose a member…</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::EntryListEditor</name>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 of at most %2</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ExceptionsPane</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>The last change is still being saved.</source>
        <translation>The last change is still being saved.</translation>
    </message>
    <message numerus="yes">
        <source>There are %n exceptions already, as many as there can be. Remove one first.</source>
        <translation>
            <numerusform>There is %n exception already, as many as there can be. Remove one first.</numerusform>
            <numerusform>There are %n exceptions already, as many as there can be. Remove one first.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is in the list already.</source>
        <translation>%1 is in the list already.</translation>
    </message>
    <message>
        <source>Monitor %1 no longer</source>
        <translation>Monitor %1 no longer</translation>
    </message>
    <message>
        <source>No policy of talk, mail and Drive finds anything of this member any more, as a sender or by what he does in Drive, until he is removed from the list.</source>
        <translation>No policy of talk, mail and Drive finds anything of this member any more, as a sender or by what he does in Drive, until he is removed from the list.</translation>
    </message>
    <message>
        <source>What was found before stays in the history.</source>
        <translation>What was found before stays in the history.</translation>
    </message>
    <message>
        <source>The talk content of the member can still be searched by whoever may do that.</source>
        <translation>The talk content of the member can still be searched by whoever may do that.</translation>
    </message>
    <message>
        <source>This is recorded with your name.</source>
        <translation>This is recorded with your name.</translation>
    </message>
    <message>
        <source>Add to the exceptions</source>
        <translation>Add to the exceptions</translation>
    </message>
    <message>
        <source>%1 is not monitored any more.</source>
        <translation>%1 is not monitored any more.</translation>
    </message>
    <message>
        <source>%1 of at most %2 members</source>
        <translation>%1 of at most %2 members</translation>
    </message>
    <message>
        <source>Fetching …</source>
        <translation>Fetching …</translation>
    </message>
    <message>
        <source>%1, %2 chosen</source>
        <translation>%1, %2 chosen</translation>
    </message>
    <message>
        <source>Write the list to a file (Excel or CSV)</source>
        <translation>Write the list to a file (Excel or CSV)</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>There is nothing to export.</translation>
    </message>
    <message>
        <source>monitoring-exceptions</source>
        <translation>monitoring-exceptions</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>No policy of talk, mail and Drive monitors these members. Whoever is removed from the list is monitored again at once. Talk content can be searched all the same.</source>
        <translation>No policy of talk, mail and Drive monitors these members. Whoever is removed from the list is monitored again at once. Talk content can be searched all the same.</translation>
    </message>
    <message>
        <source>Members who are not monitored</source>
        <translation>Members who are not monitored</translation>
    </message>
    <message>
        <source>All actions for the chosen members</source>
        <translation>All actions for the chosen members</translation>
    </message>
    <message>
        <source>Fetching the exceptions</source>
        <translation>Fetching the exceptions</translation>
    </message>
    <message>
        <source>There is no exception</source>
        <translation>There is no exception</translation>
    </message>
    <message>
        <source>The policies monitor every member. At most 200 can be left out.</source>
        <translation>The policies monitor every member. At most 200 can be left out.</translation>
    </message>
    <message>
        <source>The exceptions are kept by the service</source>
        <translation>The exceptions are kept by the service</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>They can be seen as soon as there is a connection.</translation>
    </message>
    <message>
        <source>The exceptions could not be fetched</source>
        <translation>The exceptions could not be fetched</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ExplainPane</name>
    <message>
        <source>Copies question and answer, as JSON, for a ticket or a record</source>
        <translation>Copies question and answer, as JSON, for a ticket or a record</translation>
    </message>
    <message>
        <source>There is no answer yet.</source>
        <translation>There is no answer yet.</translation>
    </message>
    <message>
        <source>Write this list to a file (Excel or CSV)</source>
        <translation>Write this list to a file (Excel or CSV)</translation>
    </message>
    <message>
        <source>There is nothing to write yet.</source>
        <translation>There is nothing to write yet.</translation>
    </message>
    <message>
        <source>Asks the service again</source>
        <translation>Asks the service again</translation>
    </message>
    <message>
        <source>Nothing has been asked yet.</source>
        <translation>Nothing has been asked yet.</translation>
    </message>
    <message>
        <source>Reasons are known to the service only</source>
        <translation>Reasons are known to the service only</translation>
    </message>
    <message>
        <source>They can be asked for as soon as there is a connection.</source>
        <translation>They can be asked for as soon as there is a connection.</translation>
    </message>
    <message>
        <source>You may not ask who else can do something</source>
        <translation>You may not ask who else can do something</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Put a question together above, and ask</source>
        <translation>Put a question together above, and ask</translation>
    </message>
    <message>
        <source>The answer says in one sentence whether it is allowed, and why, link by link.</source>
        <translation>The answer says in one sentence whether it is allowed, and why, link by link.</translation>
    </message>
    <message>
        <source>The answer says which setting decides: account, network, user type, template.</source>
        <translation>The answer says which setting decides: account, network, user type, template.</translation>
    </message>
    <message>
        <source>The answer lists everybody who can do it, each with the role that gives it.</source>
        <translation>The answer lists everybody who can do it, each with the role that gives it.</translation>
    </message>
    <message>
        <source>The answer lists the administrators whose scope holds the member.</source>
        <translation>The answer lists the administrators whose scope holds the member.</translation>
    </message>
    <message>
        <source>You may not ask about others</source>
        <translation>You may not ask about others</translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation>Asking the service…</translation>
    </message>
    <message>
        <source>The service could not answer</source>
        <translation>The service could not answer</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>The answer was copied as data.</source>
        <translation>The answer was copied as data.</translation>
    </message>
    <message>
        <source>May an administrator do this?</source>
        <translation>May an administrator do this?</translation>
    </message>
    <message>
        <source>May a member use this?</source>
        <translation>May a member use this?</translation>
    </message>
    <message>
        <source>Who can do this?</source>
        <translation>Who can do this?</translation>
    </message>
    <message>
        <source>Who reaches a member?</source>
        <translation>Who reaches a member?</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Copy as data</source>
        <translation>Copy as data</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Ask again</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ExtensionEditor</name>
    <message numerus="yes">
        <source>%n extension(s) were added.</source>
        <translation>
            <numerusform>%n extension was added.</numerusform>
            <numerusform>%n extensions were added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were in the list already.</source>
        <translation>
            <numerusform>%n was in the list already.</numerusform>
            <numerusform>%n were in the list already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s) were deleted.</source>
        <translation>
            <numerusform>%n extension was deleted.</numerusform>
            <numerusform>%n extensions were deleted.</numerusform>
        </translation>
    </message>
    <message>
        <source>Type one or more extensions first.</source>
        <translation>Type one or more extensions first.</translation>
    </message>
    <message>
        <source>Copies the chosen extensions, or all of them.</source>
        <translation>Copies the chosen extensions, or all of them.</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>The list is empty.</translation>
    </message>
    <message>
        <source>Choose extensions of the list first.</source>
        <translation>Choose extensions of the list first.</translation>
    </message>
    <message>
        <source>No extension is listed.</source>
        <translation>No extension is listed.</translation>
    </message>
    <message>
        <source>Extensions to add</source>
        <translation>Extensions to add</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::FaultList</name>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::FieldsPane</name>
    <message>
        <source>Field management</source>
        <translation>Field management</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Your role does not allow changes to the field management.</source>
        <translation>Your role does not allow changes to the field management.</translation>
    </message>
    <message>
        <source>The present settings are being fetched.</source>
        <translation>The present settings are being fetched.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>%1, several</source>
        <translation>%1, several</translation>
    </message>
    <message>
        <source>All members</source>
        <translation>All members</translation>
    </message>
    <message>
        <source>Administrators and the member</source>
        <translation>Administrators and the member</translation>
    </message>
    <message>
        <source>A tenant can have at most %1 custom properties.</source>
        <translation>A tenant can have at most %1 custom properties.</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Offered</translation>
    </message>
    <message>
        <source>Not offered</source>
        <translation>Not offered</translation>
    </message>
    <message>
        <source>Members too</source>
        <translation>Members too</translation>
    </message>
    <message>
        <source>Administrators only</source>
        <translation>Administrators only</translation>
    </message>
    <message>
        <source>It belongs to the product and stays.</source>
        <translation>It belongs to the product and stays.</translation>
    </message>
    <message>
        <source>A tenant can have at most %1 profile statuses.</source>
        <translation>A tenant can have at most %1 profile statuses.</translation>
    </message>
    <message>
        <source>Profile statuses are not in use. Turn them on first.</source>
        <translation>Profile statuses are not in use. Turn them on first.</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>Custom properties</source>
        <translation>Custom properties</translation>
    </message>
    <message>
        <source>Profile statuses</source>
        <translation>Profile statuses</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>Who sees it</translation>
    </message>
    <message>
        <source>Who may change it</source>
        <translation>Who may change it</translation>
    </message>
    <message>
        <source>Members with a value</source>
        <translation>Members with a value</translation>
    </message>
    <message>
        <source>No custom property has been made yet.</source>
        <translation>No custom property has been made yet.</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Icon</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>Who may set it</source>
        <translation>Who may set it</translation>
    </message>
    <message>
        <source>Members who show it</source>
        <translation>Members who show it</translation>
    </message>
    <message>
        <source>There is no profile status.</source>
        <translation>There is no profile status.</translation>
    </message>
    <message>
        <source>Members show a profile status</source>
        <translation>Members show a profile status</translation>
    </message>
    <message>
        <source>A status stands beside the name of a member: in a meeting, on a trip, absent.</source>
        <translation>A status stands beside the name of a member: in a meeting, on a trip, absent.</translation>
    </message>
    <message>
        <source>Discard the draft?</source>
        <translation>Discard the draft?</translation>
    </message>
    <message>
        <source>Your changes to the fields are lost. Nothing was saved.</source>
        <translation>Your changes to the fields are lost. Nothing was saved.</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Discard draft</translation>
    </message>
    <message>
        <source>Save the field management?</source>
        <translation>Save the field management?</translation>
    </message>
    <message>
        <source>It holds for the whole company from the moment it is saved. Members who are there already keep what they have; a field that is required now stops the next edit of those who lack it.</source>
        <translation>It holds for the whole company from the moment it is saved. Members who are there already keep what they have; a field that is required now stops the next edit of those who lack it.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>The field management was saved.</source>
        <translation>The field management was saved.</translation>
    </message>
    <message>
        <source>Somebody else saved the field management meanwhile. Your draft is laid over the new state; look at the differences and save again.</source>
        <translation>Somebody else saved the field management meanwhile. Your draft is laid over the new state; look at the differences and save again.</translation>
    </message>
    <message numerus="yes">
        <source>Give numbers to %n member(s)?</source>
        <translation>
            <numerusform>Give a number to %n member?</numerusform>
            <numerusform>Give numbers to %n members?</numerusform>
        </translation>
    </message>
    <message>
        <source>They are numbered in the order of their date of joining, else of their account. The first gets %1. Numbers that were given are not taken back by themselves.</source>
        <translation>They are numbered in the order of their date of joining, else of their account. The first gets %1. Numbers that were given are not taken back by themselves.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Give numbers</source>
        <translation>Give numbers</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) were numbered.</source>
        <translation>
            <numerusform>%n member was numbered.</numerusform>
            <numerusform>%n members were numbered.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 was saved.</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>Delete %1?</translation>
    </message>
    <message>
        <source>No member has a value of it.</source>
        <translation>No member has a value of it.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 was deleted.</translation>
    </message>
    <message>
        <source>No member shows it.</source>
        <translation>No member shows it.</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) show it and then show nothing.</source>
        <translation>
            <numerusform>%n member shows it and then shows nothing.</numerusform>
            <numerusform>%n members show it and then show nothing.</numerusform>
        </translation>
    </message>
    <message>
        <source>Turn profile statuses on?</source>
        <translation>Turn profile statuses on?</translation>
    </message>
    <message>
        <source>Turn profile statuses off?</source>
        <translation>Turn profile statuses off?</translation>
    </message>
    <message>
        <source>Members can show a status again. Those who had one that has not ended show it at once.</source>
        <translation>Members can show a status again. Those who had one that has not ended show it at once.</translation>
    </message>
    <message>
        <source>No member shows one at present. The statuses themselves are kept.</source>
        <translation>No member shows one at present. The statuses themselves are kept.</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) show one, which disappears. The statuses themselves are kept.</source>
        <translation>
            <numerusform>%n member shows one, which disappears. The statuses themselves are kept.</numerusform>
            <numerusform>%n members show one, which disappears. The statuses themselves are kept.</numerusform>
        </translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Turn on</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Turn off</translation>
    </message>
    <message>
        <source>Profile statuses are in use.</source>
        <translation>Profile statuses are in use.</translation>
    </message>
    <message>
        <source>Profile statuses are not in use any more.</source>
        <translation>Profile statuses are not in use any more.</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) lose their value of it. An undo under “Changesets” brings it back.</source>
        <translation>
            <numerusform>%n member loses its value of it. An undo under “Changesets” brings it back.</numerusform>
            <numerusform>%n members lose their value of it. An undo under “Changesets” brings it back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::FormField</name>
    <message>
        <source>required</source>
        <translation>required</translation>
    </message>
    <message>
        <source>%1, required</source>
        <translation>%1, required</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::GroupPicker</name>
    <message>
        <source>Choose a group</source>
        <translation>Choose a group</translation>
    </message>
    <message>
        <source>Name or ID of the group</source>
        <translation>Name or ID of the group</translation>
    </message>
    <message>
        <source>Filter groups</source>
        <translation>Filter groups</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Groups</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>No group matches.</source>
        <translation>No group matches.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::GroupsPane</name>
    <message>
        <source>Group name</source>
        <translation>Group name</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Group masters</source>
        <translation>Group masters</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Features</translation>
    </message>
    <message>
        <source>Direct: %1 members, %2 organizations, %3 groups</source>
        <translation>Direct: %1 members, %2 organizations, %3 groups</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Groups</translation>
    </message>
    <message>
        <source>Choose a group first.</source>
        <translation>Choose a group first.</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>There is nothing to export.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Your role may only look here.</source>
        <translation>Your role may only look here.</translation>
    </message>
    <message>
        <source>The service is still checking the last change.</source>
        <translation>The service is still checking the last change.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>No group matches</source>
        <translation>No group matches</translation>
    </message>
    <message>
        <source>Change the filter to see others.</source>
        <translation>Change the filter to see others.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Clear the filter</translation>
    </message>
    <message>
        <source>There is no local copy yet</source>
        <translation>There is no local copy yet</translation>
    </message>
    <message>
        <source>The groups can be seen as soon as there is a connection.</source>
        <translation>The groups can be seen as soon as there is a connection.</translation>
    </message>
    <message>
        <source>Fetching the groups</source>
        <translation>Fetching the groups</translation>
    </message>
    <message>
        <source>There are no groups yet</source>
        <translation>There are no groups yet</translation>
    </message>
    <message>
        <source>A group has a talk room of its own for members, organizations and other groups.</source>
        <translation>A group has a talk room of its own for members, organizations and other groups.</translation>
    </message>
    <message>
        <source>Add group</source>
        <translation>Add group</translation>
    </message>
    <message>
        <source>Filter by name or ID</source>
        <translation>Filter by name or ID</translation>
    </message>
    <message>
        <source>Filter groups</source>
        <translation>Filter groups</translation>
    </message>
    <message>
        <source>Which groups are shown</source>
        <translation>Which groups are shown</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Internal</translation>
    </message>
    <message>
        <source>With external users</source>
        <translation>With external users</translation>
    </message>
    <message>
        <source>Without a master</source>
        <translation>Without a master</translation>
    </message>
    <message>
        <source>Of a member…</source>
        <translation>Of a member…</translation>
    </message>
    <message>
        <source>Shows only groups that name a certain member themselves.</source>
        <translation>Shows only groups that name a certain member themselves.</translation>
    </message>
    <message>
        <source>Shows all groups again.</source>
        <translation>Shows all groups again.</translation>
    </message>
    <message>
        <source>Save or discard the open draft first.</source>
        <translation>Save or discard the open draft first.</translation>
    </message>
    <message>
        <source>Add group: %1</source>
        <translation>Add group: %1</translation>
    </message>
    <message>
        <source>Edit group: %1</source>
        <translation>Edit group: %1</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 was saved.</translation>
    </message>
    <message>
        <source>Delete group: %1</source>
        <translation>Delete group: %1</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 was deleted.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>The change was taken back.</source>
        <translation>The change was taken back.</translation>
    </message>
    <message>
        <source>%1 was restored.</source>
        <translation>%1 was restored.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Group ID</source>
        <translation>Group ID</translation>
    </message>
    <message>
        <source>ID / mailing list</source>
        <translation>ID / mailing list</translation>
    </message>
    <message>
        <source>External Key</source>
        <translation>External Key</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>Organizations</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Restore data…</source>
        <translation>Restore data…</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::HeldOrdersPane</name>
    <message>
        <source>Decided orders</source>
        <translation>Decided orders</translation>
    </message>
    <message>
        <source>decided-orders</source>
        <translation>decided-orders</translation>
    </message>
    <message>
        <source>held-orders</source>
        <translation>held-orders</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Rejects everything that is held and withdraws what no device has acknowledged yet</source>
        <translation>Rejects everything that is held and withdraws what no device has acknowledged yet</translation>
    </message>
    <message>
        <source>Held (%L1)</source>
        <translation>Held (%L1)</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>Nothing is held</source>
        <translation>Nothing is held</translation>
    </message>
    <message>
        <source>What is ordered beyond a budget waits here until another administrator decides.</source>
        <translation>What is ordered beyond a budget waits here until another administrator decides.</translation>
    </message>
    <message>
        <source>Fetching what was decided</source>
        <translation>Fetching what was decided</translation>
    </message>
    <message>
        <source>Nothing has been decided yet</source>
        <translation>Nothing has been decided yet</translation>
    </message>
    <message>
        <source>Who decided what, when and why appears here.</source>
        <translation>Who decided what, when and why appears here.</translation>
    </message>
    <message>
        <source>Held orders are kept by the service</source>
        <translation>Held orders are kept by the service</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection. Nothing that is held is carried out meanwhile.</source>
        <translation>They can be seen as soon as there is a connection. Nothing that is held is carried out meanwhile.</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>Your role may not open this screen.</translation>
    </message>
    <message>
        <source>The held orders could not be fetched</source>
        <translation>The held orders could not be fetched</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Fetching the held orders</source>
        <translation>Fetching the held orders</translation>
    </message>
    <message>
        <source>Cancel everything pending…</source>
        <translation>Cancel everything pending…</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>Budgets</translation>
    </message>
    <message>
        <source>How much may be ordered without a second person</source>
        <translation>How much may be ordered without a second person</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ImportPane</name>
    <message>
        <source>Bulk add and modify</source>
        <translation>Bulk add and modify</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Reading the file</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Step %1 of 4: %2</source>
        <translation>Step %1 of 4: %2</translation>
    </message>
    <message>
        <source>Choose at least one sheet.</source>
        <translation>Choose at least one sheet.</translation>
    </message>
    <message>
        <source>See the changes</source>
        <translation>See the changes</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>Another file…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Save the results…</source>
        <translation>Save the results…</translation>
    </message>
    <message>
        <source>Add and change many at once</source>
        <translation>Add and change many at once</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>Drop a CSV, TSV, XLSX or ODS file here: members, organizations, groups, positions, levels, user types. You see every change before anything happens, and can take it back as a whole.</source>
        <translation>Drop a CSV, TSV, XLSX or ODS file here: members, organizations, groups, positions, levels, user types. You see every change before anything happens, and can take it back as a whole.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Go on with it</translation>
    </message>
    <message>
        <source>What you corrected in %1 and did not send is kept.</source>
        <translation>What you corrected in %1 and did not send is kept.</translation>
    </message>
    <message>
        <source>%1 was changed or is not there any more. Its corrections do not fit it.</source>
        <translation>%1 was changed or is not there any more. Its corrections do not fit it.</translation>
    </message>
    <message>
        <source>Save the rows with faults…</source>
        <translation>Save the rows with faults…</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::InvitationPane</name>
    <message>
        <source>Invitation</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>Make an invitation link</source>
        <translation>Make an invitation link</translation>
    </message>
    <message>
        <source>Whoever has the link can apply. It is shown once, with its QR code.</source>
        <translation>Whoever has the link can apply. It is shown once, with its QR code.</translation>
    </message>
    <message>
        <source>Make the link</source>
        <translation>Make the link</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Works for</source>
        <translation>Works for</translation>
    </message>
    <message>
        <source>Who comes by it becomes</source>
        <translation>Who comes by it becomes</translation>
    </message>
    <message>
        <source>Operators have administrator rights and are never approved automatically.</source>
        <translation>Operators have administrator rights and are never approved automatically.</translation>
    </message>
    <message>
        <source>End the invitation link</source>
        <translation>End the invitation link</translation>
    </message>
    <message>
        <source>The link of %1, made on %2, stops working at once.</source>
        <translation>The link of %1, made on %2, stops working at once.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) who applied through it go on waiting.</source>
        <translation>
            <numerusform>%n person who applied through it goes on waiting.</numerusform>
            <numerusform>%n people who applied through it go on waiting.</numerusform>
        </translation>
    </message>
    <message>
        <source>It cannot be opened again. A new one can be made.</source>
        <translation>It cannot be opened again. A new one can be made.</translation>
    </message>
    <message>
        <source>End the link</source>
        <translation>End the link</translation>
    </message>
    <message>
        <source>The link was ended.</source>
        <translation>The link was ended.</translation>
    </message>
    <message numerus="yes">
        <source>Approve %n applicant(s)</source>
        <translation>
            <numerusform>Approve %n applicant</numerusform>
            <numerusform>Approve %n applicants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n applicant(s)</source>
        <translation>
            <numerusform>Reject %n applicant</numerusform>
            <numerusform>Reject %n applicants</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>They become members at once, count for the licence, and can log in with the password they chose.</source>
        <translation>They become members at once, count for the licence, and can log in with the password they chose.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them become(s) operator(s) with administrator rights.</source>
        <translation>
            <numerusform>%n of them becomes an operator with administrator rights.</numerusform>
            <numerusform>%n of them become operators with administrator rights.</numerusform>
        </translation>
    </message>
    <message>
        <source>What they sent is deleted. They are not told; they can apply again as long as they have an open link.</source>
        <translation>What they sent is deleted. They are not told; they can apply again as long as they have an open link.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>It is kept in the audit log and shown to nobody else.</source>
        <translation>It is kept in the audit log and shown to nobody else.</translation>
    </message>
    <message>
        <source>The reason is too long.</source>
        <translation>The reason is too long.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Reject</translation>
    </message>
    <message>
        <source>Approve applicants</source>
        <translation>Approve applicants</translation>
    </message>
    <message>
        <source>Reject applicants</source>
        <translation>Reject applicants</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) became member(s).</source>
        <translation>
            <numerusform>%n person became a member.</numerusform>
            <numerusform>%n people became members.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) were rejected.</source>
        <translation>
            <numerusform>%n application was rejected.</numerusform>
            <numerusform>%n applications were rejected.</numerusform>
        </translation>
    </message>
    <message>
        <source>About %1: %2</source>
        <translation>About %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more were refused; the activity view says why.</source>
        <translation>
            <numerusform>%n more was refused; the activity view says why.</numerusform>
            <numerusform>%n more were refused; the activity view says why.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose applicants first.</source>
        <translation>Choose applicants first.</translation>
    </message>
    <message>
        <source>Allow links in the settings first.</source>
        <translation>Allow links in the settings first.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Your role may only look here.</source>
        <translation>Your role may only look here.</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>Applicants (%1)</source>
        <translation>Applicants (%1)</translation>
    </message>
    <message>
        <source>Applicants</source>
        <translation>Applicants</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Settings (draft)</source>
        <translation>Settings (draft)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Invitations are kept by the service</source>
        <translation>Invitations are kept by the service</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>They can be seen as soon as there is a connection.</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>Your role may not open this screen.</translation>
    </message>
    <message>
        <source>The invitations could not be fetched</source>
        <translation>The invitations could not be fetched</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Fetching the invitations</source>
        <translation>Fetching the invitations</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::KeptDraft</name>
    <message>
        <source>Until then your draft is in memory only: save it before you end the program.</source>
        <translation>Until then your draft is in memory only: save it before you end the program.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::LinkListEditor</name>
    <message>
        <source>Name in the menu</source>
        <translation>Name in the menu</translation>
    </message>
    <message>
        <source>Name of added menu %1</source>
        <translation>Name of added menu %1</translation>
    </message>
    <message>
        <source>Web address of added menu %1</source>
        <translation>Web address of added menu %1</translation>
    </message>
    <message>
        <source>Move added menu %1 up</source>
        <translation>Move added menu %1 up</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>It is the first already.</source>
        <translation>It is the first already.</translation>
    </message>
    <message>
        <source>Remove this line</source>
        <translation>Remove this line</translation>
    </message>
    <message>
        <source>Remove added menu %1</source>
        <translation>Remove added menu %1</translation>
    </message>
    <message>
        <source>Add a menu</source>
        <translation>Add a menu</translation>
    </message>
    <message numerus="yes">
        <source>At most %n added menu(s).</source>
        <translation>
            <numerusform>At most %n added menu.</numerusform>
            <numerusform>At most %n added menus.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ListEditor</name>
    <message>
        <source>%1, line %2</source>
        <translation>%1, line %2</translation>
    </message>
    <message>
        <source>Remove this line</source>
        <translation>Remove this line</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Remove %1</translation>
    </message>
    <message numerus="yes">
        <source>At most %n lines</source>
        <translation>
            <numerusform>At most %n lines</numerusform>
            <numerusform>At most %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ListExport</name>
    <message numerus="yes">
        <source>%n row(s) were written to %1.</source>
        <translation>
            <numerusform>%n row was written to %1.</numerusform>
            <numerusform>%n rows were written to %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list was written to %1.</source>
        <translation>The list was written to %1.</translation>
    </message>
    <message>
        <source>Export of “%1”</source>
        <translation>Export of “%1”</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::LocalNamesEditor</name>
    <message>
        <source>Name in %1</source>
        <translation>Name in %1</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::LockPage</name>
    <message>
        <source>Locked</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>%1 of %2 is still signed in. Type the password to go on.</source>
        <translation>%1 of %2 is still signed in. Type the password to go on.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::LogDownloadPane</name>
    <message>
        <source>Asked for at</source>
        <translation>Asked for at</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>There until</source>
        <translation>There until</translation>
    </message>
    <message>
        <source>Times fetched</source>
        <translation>Times fetched</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Save the file of the log export</source>
        <translation>Save the file of the log export</translation>
    </message>
    <message>
        <source>%1 (*.%2)</source>
        <comment>format, ending of the file</comment>
        <translation>%1 (*.%2)</translation>
    </message>
    <message>
        <source>Choose an export in the list first.</source>
        <translation>Choose an export in the list first.</translation>
    </message>
    <message>
        <source>There is no file of this export.</source>
        <translation>There is no file of this export.</translation>
    </message>
    <message>
        <source>The file is still being made.</source>
        <translation>The file is still being made.</translation>
    </message>
    <message>
        <source>Open the log download first.</source>
        <translation>Open the log download first.</translation>
    </message>
    <message>
        <source>%1 were written to %2. The digest is right.</source>
        <translation>%1 were written to %2. The digest is right.</translation>
    </message>
    <message>
        <source>The export was withdrawn.</source>
        <translation>The export was withdrawn.</translation>
    </message>
    <message>
        <source>The digest was copied.</source>
        <translation>The digest was copied.</translation>
    </message>
    <message numerus="yes">
        <source>%n export(s)</source>
        <translation>
            <numerusform>%n export</numerusform>
            <numerusform>%n exports</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetching …</source>
        <translation>Fetching …</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>log-exports</source>
        <translation>log-exports</translation>
    </message>
    <message>
        <source>Exports are asked for on the screens of the logs. Each file waits here until it expires; fetching it is recorded.</source>
        <translation>Exports are asked for on the screens of the logs. Each file waits here until it expires; fetching it is recorded.</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Log exports</source>
        <translation>Log exports</translation>
    </message>
    <message>
        <source>All actions for the chosen export</source>
        <translation>All actions for the chosen export</translation>
    </message>
    <message>
        <source>Fetching the list of exports</source>
        <translation>Fetching the list of exports</translation>
    </message>
    <message>
        <source>You have not asked for any file of logs</source>
        <translation>You have not asked for any file of logs</translation>
    </message>
    <message>
        <source>Open a log, set its conditions and choose “Export…”. The file appears here.</source>
        <translation>Open a log, set its conditions and choose “Export…”. The file appears here.</translation>
    </message>
    <message>
        <source>The exports are kept by the service</source>
        <translation>The exports are kept by the service</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>They can be seen as soon as there is a connection.</translation>
    </message>
    <message>
        <source>The list of exports could not be fetched</source>
        <translation>The list of exports could not be fetched</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::LogoBox</name>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Replace…</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Choose a picture…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>A PNG or JPEG picture of at most 1 MB. Members see it in their apps.</source>
        <translation>A PNG or JPEG picture of at most 1 MB. Members see it in their apps.</translation>
    </message>
    <message>
        <source>The company&apos;s logo</source>
        <translation>The company&apos;s logo</translation>
    </message>
    <message>
        <source>The company has no logo.</source>
        <translation>The company has no logo.</translation>
    </message>
    <message>
        <source>No logo</source>
        <translation>No logo</translation>
    </message>
    <message>
        <source>You need the right to change this, and a connection to the service.</source>
        <translation>You need the right to change this, and a connection to the service.</translation>
    </message>
    <message>
        <source>Choose the company&apos;s logo</source>
        <translation>Choose the company&apos;s logo</translation>
    </message>
    <message>
        <source>The file could not be read: %1</source>
        <translation>The file could not be read: %1</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>Fetching…</translation>
    </message>
    <message>
        <source>Cannot be shown</source>
        <translation>Cannot be shown</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>It is being saved.</translation>
    </message>
    <message>
        <source>Remove the company&apos;s logo</source>
        <translation>Remove the company&apos;s logo</translation>
    </message>
    <message>
        <source>Members do not see it in their apps any more.</source>
        <translation>Members do not see it in their apps any more.</translation>
    </message>
    <message>
        <source>Pictures (*.png *.PNG *.jpg *.JPG *.jpeg *.JPEG)</source>
        <translation>Pictures (*.png *.PNG *.jpg *.JPG *.jpeg *.JPEG)</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::LogsPane</name>
    <message>
        <source>Log: %1</source>
        <translation>Log: %1</translation>
    </message>
    <message>
        <source>There is no connection to the service. You see the local archive, up to %1.</source>
        <translation>There is no connection to the service. You see the local archive, up to %1.</translation>
    </message>
    <message>
        <source>There is no connection to the service. You see the local archive.</source>
        <translation>There is no connection to the service. You see the local archive.</translation>
    </message>
    <message>
        <source>You see the local archive, last fetched at %1.</source>
        <translation>You see the local archive, last fetched at %1.</translation>
    </message>
    <message>
        <source>You see the local archive.</source>
        <translation>You see the local archive.</translation>
    </message>
    <message>
        <source>This log is not kept: it has to be turned on in the service first.</source>
        <translation>This log is not kept: it has to be turned on in the service first.</translation>
    </message>
    <message numerus="yes">
        <source>The service keeps this log for %n day(s). What is older is in the local archive.</source>
        <translation>
            <numerusform>The service keeps this log for %n day. What is older is in the local archive.</numerusform>
            <numerusform>The service keeps this log for %n days. What is older is in the local archive.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service keeps this log for %n day(s); what is older has been removed.</source>
        <translation>
            <numerusform>The service keeps this log for %n day; what is older has been removed.</numerusform>
            <numerusform>The service keeps this log for %n days; what is older has been removed.</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between conditions</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Searching the log</source>
        <translation>Searching the log</translation>
    </message>
    <message>
        <source>Nothing has been recorded in this log yet</source>
        <translation>Nothing has been recorded in this log yet</translation>
    </message>
    <message>
        <source>Records appear here as soon as something happens.</source>
        <translation>Records appear here as soon as something happens.</translation>
    </message>
    <message>
        <source>No record matches</source>
        <translation>No record matches</translation>
    </message>
    <message>
        <source>Searched for: %1</source>
        <translation>Searched for: %1</translation>
    </message>
    <message>
        <source>Clear the conditions</source>
        <translation>Clear the conditions</translation>
    </message>
    <message>
        <source>Nothing was found so far</source>
        <translation>Nothing was found so far</translation>
    </message>
    <message>
        <source>Everything back to %1 was looked at. Searched for: %2</source>
        <translation>Everything back to %1 was looked at. Searched for: %2</translation>
    </message>
    <message>
        <source>Go on searching</source>
        <translation>Go on searching</translation>
    </message>
    <message>
        <source>No record in this period</source>
        <translation>No record in this period</translation>
    </message>
    <message>
        <source>Search all that is kept</source>
        <translation>Search all that is kept</translation>
    </message>
    <message>
        <source>The logs are kept by the service</source>
        <translation>The logs are kept by the service</translation>
    </message>
    <message>
        <source>They can be searched as soon as there is a connection. With a local archive they could be searched without one.</source>
        <translation>They can be searched as soon as there is a connection. With a local archive they could be searched without one.</translation>
    </message>
    <message>
        <source>The log could not be searched</source>
        <translation>The log could not be searched</translation>
    </message>
    <message>
        <source>From the service</source>
        <translation>From the service</translation>
    </message>
    <message>
        <source>From the local archive</source>
        <translation>From the local archive</translation>
    </message>
    <message>
        <source>Where the logs are searched</source>
        <translation>Where the logs are searched</translation>
    </message>
    <message>
        <source>Nothing is in the local archive yet.</source>
        <translation>Nothing is in the local archive yet.</translation>
    </message>
    <message>
        <source>The archive on this computer reaches further back than the service.</source>
        <translation>The archive on this computer reaches further back than the service.</translation>
    </message>
    <message>
        <source>Without a connection only the local archive can be searched.</source>
        <translation>Without a connection only the local archive can be searched.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Write all records that match to a file (Excel or CSV)</source>
        <translation>Write all records that match to a file (Excel or CSV)</translation>
    </message>
    <message>
        <source>The service makes a file of all records that match.</source>
        <translation>The service makes a file of all records that match.</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>There is nothing to export.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>The file is being made.</source>
        <translation>The file is being made.</translation>
    </message>
    <message>
        <source>Open the log download</source>
        <translation>Open the log download</translation>
    </message>
    <message>
        <source>Open a list of logs first.</source>
        <translation>Open a list of logs first.</translation>
    </message>
    <message>
        <source>The record can be opened as soon as there is a connection to the service.</source>
        <translation>The record can be opened as soon as there is a connection to the service.</translation>
    </message>
    <message>
        <source>logs</source>
        <translation>logs</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::LostDevicePane</name>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>Your role may not open this screen.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Members are shown, not orders.</source>
        <translation>Members are shown, not orders.</translation>
    </message>
    <message>
        <source>Nobody of this name</source>
        <translation>Nobody of this name</translation>
    </message>
    <message>
        <source>Try a part of the name, the reading, romaji or the ID.</source>
        <translation>Try a part of the name, the reading, romaji or the ID.</translation>
    </message>
    <message>
        <source>The orders are known to the service only</source>
        <translation>The orders are known to the service only</translation>
    </message>
    <message>
        <source>A member can be found and cut off all the same: the order waits here and is sent first.</source>
        <translation>A member can be found and cut off all the same: the order waits here and is sent first.</translation>
    </message>
    <message>
        <source>The orders could not be fetched</source>
        <translation>The orders could not be fetched</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Fetching the orders</source>
        <translation>Fetching the orders</translation>
    </message>
    <message>
        <source>No order is in this state</source>
        <translation>No order is in this state</translation>
    </message>
    <message>
        <source>Choose another state above.</source>
        <translation>Choose another state above.</translation>
    </message>
    <message>
        <source>Nothing was cut off yet</source>
        <translation>Nothing was cut off yet</translation>
    </message>
    <message>
        <source>When somebody has lost a device, type the name above and press Enter.</source>
        <translation>When somebody has lost a device, type the name above and press Enter.</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation>%1 members</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message>
        <source>Respond</source>
        <translation>Respond</translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation>Open the order</translation>
    </message>
    <message>
        <source>Choose a line first.</source>
        <translation>Choose a line first.</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Who has lost a device?</source>
        <translation>Who has lost a device?</translation>
    </message>
    <message>
        <source>Member who lost a device</source>
        <translation>Member who lost a device</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>The order that waits here is not sent.</source>
        <translation>The order that waits here is not sent.</translation>
    </message>
    <message>
        <source>cut-offs</source>
        <translation>cut-offs</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Ordered</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>Login ID</source>
        <translation>Login ID</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>Ordered by</translation>
    </message>
    <message>
        <source>Identity check</source>
        <translation>Identity check</translation>
    </message>
    <message>
        <source>Note of the call</source>
        <translation>Note of the call</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for the connection: ordered %1</source>
        <translation>Waits for the connection: ordered %1</translation>
    </message>
    <message>
        <source>The order that waited was withdrawn. %1 is not cut off.</source>
        <translation>The order that waited was withdrawn. %1 is not cut off.</translation>
    </message>
    <message>
        <source>Withdraw the order that waits here</source>
        <translation>Withdraw the order that waits here</translation>
    </message>
    <message>
        <source>Nothing of it was sent. %1 is not cut off.</source>
        <translation>Nothing of it was sent. %1 is not cut off.</translation>
    </message>
    <message>
        <source>Discard what was written?</source>
        <translation>Discard what was written?</translation>
    </message>
    <message>
        <source>The note and the identity check are lost. Nothing was saved.</source>
        <translation>The note and the identity check are lost. Nothing was saved.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::MainWindow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 – Sekisho</source>
        <translation>%1 – Sekisho</translation>
    </message>
    <message>
        <source>Sekisho</source>
        <translation>Sekisho</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are still running</source>
        <translation>
            <numerusform>%n job is still running</numerusform>
            <numerusform>%n jobs are still running</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows that were not done yet stay as they are. What is done stays done.</source>
        <translation>Rows that were not done yet stay as they are. What is done stays done.</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Close anyway</translation>
    </message>
    <message>
        <source>There is no list here.</source>
        <translation>There is no list here.</translation>
    </message>
    <message>
        <source>Search or action (%1)</source>
        <translation>Search or action (%1)</translation>
    </message>
    <message>
        <source>Search or action</source>
        <translation>Search or action</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Open another tenant</source>
        <translation>Open another tenant</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>Sign in first.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Filter this list</source>
        <translation>Filter this list</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Fetch the local copy again</source>
        <translation>Fetch the local copy again</translation>
    </message>
    <message>
        <source>Go to members</source>
        <translation>Go to members</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>Show or hide the navigation</source>
        <translation>Show or hide the navigation</translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation>Colours of the system</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Light colours</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Dark colours</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Exchanges with the service</source>
        <translation>Exchanges with the service</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Member</source>
        <translation>&amp;Member</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Go to %1</translation>
    </message>
    <message>
        <source>About Sekisho</source>
        <translation>About Sekisho</translation>
    </message>
    <message>
        <source>Export this list…</source>
        <translation>Export this list…</translation>
    </message>
    <message>
        <source>There is no list here that could be exported.</source>
        <translation>There is no list here that could be exported.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Export the configuration…</source>
        <translation>Export the configuration…</translation>
    </message>
    <message>
        <source>Import a configuration…</source>
        <translation>Import a configuration…</translation>
    </message>
    <message>
        <source>Follow it</source>
        <translation>Follow it</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what it does, its keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Look at it</translation>
    </message>
    <message>
        <source>My rights</source>
        <translation>My rights</translation>
    </message>
    <message>
        <source>Activate a role…</source>
        <translation>Activate a role…</translation>
    </message>
    <message>
        <source>No role can be activated by you at the moment.</source>
        <translation>No role can be activated by you at the moment.</translation>
    </message>
    <message>
        <source>For a time that you choose, with a reason</source>
        <translation>For a time that you choose, with a reason</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>The drill is done: the code is right, and all administrators were told. Nothing was opened.</source>
        <translation>The drill is done: the code is right, and all administrators were told. Nothing was opened.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) wait for your decision.</source>
        <translation>
            <numerusform>%Ln request waits for your decision.</numerusform>
            <numerusform>%Ln requests wait for your decision.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open requests</source>
        <translation>Open requests</translation>
    </message>
    <message numerus="yes">
        <source>%1 ends in %Ln minute(s). Finish what you have begun; afterwards its screens close.</source>
        <translation>
            <numerusform>%1 ends in %Ln minute. Finish what you have begun; afterwards its screens close.</numerusform>
            <numerusform>%1 ends in %Ln minutes. Finish what you have begun; afterwards its screens close.</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer it…</source>
        <translation>Answer it…</translation>
    </message>
    <message>
        <source>Only the sealed account itself can do this.</source>
        <translation>Only the sealed account itself can do this.</translation>
    </message>
    <message numerus="yes">
        <source>%1 runs for %Ln more minute(s).</source>
        <translation>
            <numerusform>%1 runs for %Ln more minute.</numerusform>
            <numerusform>%1 runs for %Ln more minutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>title of a request, what became of it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Open it</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>Refuse…</translation>
    </message>
    <message>
        <source>Close it now…</source>
        <translation>Close it now…</translation>
    </message>
    <message>
        <source>The link belongs to the workgroup %1, but you are signed in to %2. Sign in there to open it.</source>
        <translation>The link belongs to the workgroup %1, but you are signed in to %2. Sign in there to open it.</translation>
    </message>
    <message>
        <source>The link leads to a screen that this console does not have.</source>
        <translation>The link leads to a screen that this console does not have.</translation>
    </message>
    <message>
        <source>Go to monitoring: %1</source>
        <translation>Go to monitoring: %1</translation>
    </message>
    <message>
        <source>Go to the log of %1</source>
        <translation>Go to the log of %1</translation>
    </message>
    <message>
        <source>Why is something grey here…</source>
        <translation>Why is something grey here…</translation>
    </message>
    <message>
        <source>Why not: %1</source>
        <translation>Why not: %1</translation>
    </message>
    <message>
        <source>Nothing is grey here because of a right. What a menu has in grey tells why at Enter.</source>
        <translation>Nothing is grey here because of a right. What a menu has in grey tells why at Enter.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::MdmKeyBox</name>
    <message>
        <source>Key of the third-party MDM</source>
        <translation>Key of the third-party MDM</translation>
    </message>
    <message>
        <source>Enter this name and value in the app configuration of your MDM. While the policy below links a third-party MDM, the mobile app lets in only phones that show the value.</source>
        <translation>Enter this name and value in the app configuration of your MDM. While the policy below links a third-party MDM, the mobile app lets in only phones that show the value.</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>Value of %1</translation>
    </message>
    <message>
        <source>Copy the value</source>
        <translation>Copy the value</translation>
    </message>
    <message>
        <source>The service is being asked.</source>
        <translation>The service is being asked.</translation>
    </message>
    <message>
        <source>You need the right to change this, and a connection to the service.</source>
        <translation>You need the right to change this, and a connection to the service.</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>Fetching…</translation>
    </message>
    <message>
        <source>No key was issued yet</source>
        <translation>No key was issued yet</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>Not shown</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>No key was issued yet.</source>
        <translation>No key was issued yet.</translation>
    </message>
    <message>
        <source>Issue a new one…</source>
        <translation>Issue a new one…</translation>
    </message>
    <message>
        <source>Issue a key</source>
        <translation>Issue a key</translation>
    </message>
    <message>
        <source>Issued %1</source>
        <translation>Issued %1</translation>
    </message>
    <message>
        <source>Issue a new key for the third-party MDM</source>
        <translation>Issue a new key for the third-party MDM</translation>
    </message>
    <message>
        <source>The present key does not count any more. While a third-party MDM is linked, every member is logged out of the mobile app, and a phone comes back once the MDM has handed the new key to it.</source>
        <translation>The present key does not count any more. While a third-party MDM is linked, every member is logged out of the mobile app, and a phone comes back once the MDM has handed the new key to it.</translation>
    </message>
    <message>
        <source>Issue a new key</source>
        <translation>Issue a new key</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::MemberForm</name>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Katakana</source>
        <translation>Katakana</translation>
    </message>
    <message>
        <source>2–40 of a–z, 0–9, full stop, hyphen and underscore; the first a letter or digit.</source>
        <translation>2–40 of a–z, 0–9, full stop, hyphen and underscore; the first a letter or digit.</translation>
    </message>
    <message>
        <source>ID, left of %1</source>
        <translation>ID, left of %1</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>The key of this person in another system, for single sign-on and the API.</source>
        <translation>The key of this person in another system, for single sign-on and the API.</translation>
    </message>
    <message>
        <source>Add alias address</source>
        <translation>Add alias address</translation>
    </message>
    <message>
        <source>Off: not found in search and not offered while somebody types.</source>
        <translation>Off: not found in search and not offered while somebody types.</translation>
    </message>
    <message>
        <source>Before it the member is awaiting and cannot sign in.</source>
        <translation>Before it the member is awaiting and cannot sign in.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Personal</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Not said</translation>
    </message>
    <message>
        <source>Solar calendar</source>
        <translation>Solar calendar</translation>
    </message>
    <message>
        <source>Lunar calendar</source>
        <translation>Lunar calendar</translation>
    </message>
    <message>
        <source>Language and time zone</source>
        <translation>Language and time zone</translation>
    </message>
    <message>
        <source>As the company</source>
        <translation>As the company</translation>
    </message>
    <message>
        <source>Custom properties</source>
        <translation>Custom properties</translation>
    </message>
    <message>
        <source>Given by itself when it is left empty.</source>
        <translation>Given by itself when it is left empty.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::MemberListField</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Deleted; counts again when the deletion is cancelled.</source>
        <translation>Deleted; counts again when the deletion is cancelled.</translation>
    </message>
    <message>
        <source>(Unknown member)</source>
        <translation>(Unknown member)</translation>
    </message>
    <message>
        <source>This member is not there any more, or not open to you.</source>
        <translation>This member is not there any more, or not open to you.</translation>
    </message>
    <message>
        <source>The local copy is still being loaded.</source>
        <translation>The local copy is still being loaded.</translation>
    </message>
    <message>
        <source>This member is in the list already.</source>
        <translation>This member is in the list already.</translation>
    </message>
    <message>
        <source>The clipboard holds no text. Copy a list of member IDs first.</source>
        <translation>The clipboard holds no text. Copy a list of member IDs first.</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) were added.</source>
        <translation>
            <numerusform>%n member was added.</numerusform>
            <numerusform>%n members were added.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody has these IDs: %1</source>
        <translation>Nobody has these IDs: %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 of at most %2</translation>
    </message>
    <message>
        <source>No member is listed.</source>
        <translation>No member is listed.</translation>
    </message>
    <message>
        <source>No member matches.</source>
        <translation>No member matches.</translation>
    </message>
    <message>
        <source>The list is full.</source>
        <translation>The list is full.</translation>
    </message>
    <message>
        <source>Choose members of the list first.</source>
        <translation>Choose members of the list first.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Filter by name or ID</source>
        <translation>Filter by name or ID</translation>
    </message>
    <message>
        <source>Filter the members of this list</source>
        <translation>Filter the members of this list</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>Paste IDs</source>
        <translation>Paste IDs</translation>
    </message>
    <message>
        <source>Adds the members whose IDs are in the clipboard, one a line or parted by commas.</source>
        <translation>Adds the members whose IDs are in the clipboard, one a line or parted by commas.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Copy IDs</source>
        <translation>Copy IDs</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::MemberPicker</name>
    <message>
        <source>Choose a member</source>
        <translation>Choose a member</translation>
    </message>
    <message>
        <source>Name, reading or ID</source>
        <translation>Name, reading or ID</translation>
    </message>
    <message>
        <source>Filter members</source>
        <translation>Filter members</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::MembersPane</name>
    <message>
        <source>Members</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Your role may not open the members</source>
        <translation>Your role may not open the members</translation>
    </message>
    <message>
        <source>Ask the highest administrator for a role that includes this menu.</source>
        <translation>Ask the highest administrator for a role that includes this menu.</translation>
    </message>
    <message>
        <source>The members could not be loaded</source>
        <translation>The members could not be loaded</translation>
    </message>
    <message>
        <source>Fetch again</source>
        <translation>Fetch again</translation>
    </message>
    <message>
        <source>There is no copy of the members on this computer yet</source>
        <translation>There is no copy of the members on this computer yet</translation>
    </message>
    <message>
        <source>The service cannot be reached. The members appear here after the first connection.</source>
        <translation>The service cannot be reached. The members appear here after the first connection.</translation>
    </message>
    <message>
        <source>Loading the members</source>
        <translation>Loading the members</translation>
    </message>
    <message>
        <source>They are fetched once and then kept up to date.</source>
        <translation>They are fetched once and then kept up to date.</translation>
    </message>
    <message>
        <source>There are no members yet</source>
        <translation>There are no members yet</translation>
    </message>
    <message>
        <source>Add the first one.</source>
        <translation>Add the first one.</translation>
    </message>
    <message>
        <source>Add member</source>
        <translation>Add member</translation>
    </message>
    <message>
        <source>No member matches</source>
        <translation>No member matches</translation>
    </message>
    <message>
        <source>Nobody fits the text, the organization and the states that are chosen.</source>
        <translation>Nobody fits the text, the organization and the states that are chosen.</translation>
    </message>
    <message>
        <source>Show all members</source>
        <translation>Show all members</translation>
    </message>
    <message>
        <source>Usual columns</source>
        <translation>Usual columns</translation>
    </message>
    <message>
        <source>Filter by name, reading, ID, number …</source>
        <translation>Filter by name, reading, ID, number …</translation>
    </message>
    <message>
        <source>Filter members</source>
        <translation>Filter members</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Add one member</source>
        <translation>Add one member</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Choose columns; drag their heads to put them in order</source>
        <translation>Choose columns; drag their heads to put them in order</translation>
    </message>
    <message>
        <source>Number of members</source>
        <translation>Number of members</translation>
    </message>
    <message>
        <source>The selection was cleared: in the new order it lies in too many places.</source>
        <translation>The selection was cleared: in the new order it lies in too many places.</translation>
    </message>
    <message>
        <source>%1 was added.</source>
        <translation>%1 was added.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Add (draft)</source>
        <translation>Add (draft)</translation>
    </message>
    <message>
        <source>Go on with the member you began to add</source>
        <translation>Go on with the member you began to add</translation>
    </message>
    <message>
        <source>Show or hide the page of the member</source>
        <translation>Show or hide the page of the member</translation>
    </message>
    <message>
        <source>The member is deleted. Cancel the deletion first.</source>
        <translation>The member is deleted. Cancel the deletion first.</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>There is nothing to export.</translation>
    </message>
    <message>
        <source>%1</source>
        <comment>number of members in the heading</comment>
        <translation>%1</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Add and change many members at once from a sheet</source>
        <translation>Add and change many members at once from a sheet</translation>
    </message>
    <message>
        <source>Usual order</source>
        <translation>Usual order</translation>
    </message>
    <message>
        <source>Within an organization: executives, head, position, level, reading. Else by reading.</source>
        <translation>Within an organization: executives, head, position, level, reading. Else by reading.</translation>
    </message>
    <message>
        <source>members</source>
        <translation>members</translation>
    </message>
    <message>
        <source>Write the list or the selection to a file (Excel or CSV)</source>
        <translation>Write the list or the selection to a file (Excel or CSV)</translation>
    </message>
    <message>
        <source>The highest administrator cannot leave.</source>
        <translation>The highest administrator cannot leave.</translation>
    </message>
    <message>
        <source>The member is deleted already.</source>
        <translation>The member is deleted already.</translation>
    </message>
    <message>
        <source>The list is not sorted by this column.</source>
        <translation>The list is not sorted by this column.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::MembershipEditor</name>
    <message>
        <source>%1 is the primary organization</source>
        <translation>%1 is the primary organization</translation>
    </message>
    <message>
        <source>No position</source>
        <translation>No position</translation>
    </message>
    <message>
        <source>Position in %1</source>
        <translation>Position in %1</translation>
    </message>
    <message>
        <source>The present organization head is replaced.</source>
        <translation>The present organization head is replaced.</translation>
    </message>
    <message>
        <source>Off: the member is not shown under this organization in the organization chart.</source>
        <translation>Off: the member is not shown under this organization in the organization chart.</translation>
    </message>
    <message>
        <source>Off: no talk room, notes, calendar or folder of this organization.</source>
        <translation>Off: no talk room, notes, calendar or folder of this organization.</translation>
    </message>
    <message>
        <source>Remove from this organization</source>
        <translation>Remove from this organization</translation>
    </message>
    <message>
        <source>Remove from %1</source>
        <translation>Remove from %1</translation>
    </message>
    <message>
        <source>Add organization…</source>
        <translation>Add organization…</translation>
    </message>
    <message numerus="yes">
        <source>A member belongs to at most %n organizations.</source>
        <translation>
            <numerusform>A member belongs to at most %n organizations.</numerusform>
            <numerusform>A member belongs to at most %n organizations.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::MessengerEditor</name>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::MonitoringPane</name>
    <message>
        <source>Open the list that this belongs to first.</source>
        <translation>Open the list that this belongs to first.</translation>
    </message>
    <message>
        <source>Choose one policy first.</source>
        <translation>Choose one policy first.</translation>
    </message>
    <message>
        <source>Choose one detection first.</source>
        <translation>Choose one detection first.</translation>
    </message>
    <message>
        <source>Nobody of this tenant did it.</source>
        <translation>Nobody of this tenant did it.</translation>
    </message>
    <message>
        <source>This policy is not there any more. Its detections stay in the history.</source>
        <translation>This policy is not there any more. Its detections stay in the history.</translation>
    </message>
    <message>
        <source>%1 of at most %2 policies</source>
        <translation>%1 of at most %2 policies</translation>
    </message>
    <message>
        <source>Fetching …</source>
        <translation>Fetching …</translation>
    </message>
    <message>
        <source>%1, %2 chosen</source>
        <translation>%1, %2 chosen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>screen, tab</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>monitoring-policies</source>
        <translation>monitoring-policies</translation>
    </message>
    <message>
        <source>Detection history (%1)</source>
        <comment>how many are open</comment>
        <translation>Detection history (%1)</translation>
    </message>
    <message>
        <source>Detection history</source>
        <translation>Detection history</translation>
    </message>
    <message>
        <source>Write the list to a file (Excel or CSV)</source>
        <translation>Write the list to a file (Excel or CSV)</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>There is nothing to export.</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Policies</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Monitoring policies</source>
        <translation>Monitoring policies</translation>
    </message>
    <message>
        <source>All actions for the chosen policies</source>
        <translation>All actions for the chosen policies</translation>
    </message>
    <message>
        <source>Fetching the monitoring policies</source>
        <translation>Fetching the monitoring policies</translation>
    </message>
    <message>
        <source>There is no monitoring policy yet</source>
        <translation>There is no monitoring policy yet</translation>
    </message>
    <message>
        <source>Add one and try it on what is recorded before you save it.</source>
        <translation>Add one and try it on what is recorded before you save it.</translation>
    </message>
    <message>
        <source>The monitoring policies are kept by the service</source>
        <translation>The monitoring policies are kept by the service</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>They can be seen as soon as there is a connection.</translation>
    </message>
    <message>
        <source>The monitoring policies could not be fetched</source>
        <translation>The monitoring policies could not be fetched</translation>
    </message>
    <message>
        <source>The last change is still being saved.</source>
        <translation>The last change is still being saved.</translation>
    </message>
    <message>
        <source>Copy of %1</source>
        <translation>Copy of %1</translation>
    </message>
    <message>
        <source>There is a draft that is not saved. Save or discard it first.</source>
        <translation>There is a draft that is not saved. Save or discard it first.</translation>
    </message>
    <message numerus="yes">
        <source>There are %n policies already, as many as a service can have. Delete one that is not needed any more.</source>
        <translation>
            <numerusform>There is %n policy already, as many as a service can have. Delete one that is not needed any more.</numerusform>
            <numerusform>There are %n policies already, as many as a service can have. Delete one that is not needed any more.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was saved. Correct what is marked in the form first.</source>
        <translation>Nothing was saved. Correct what is marked in the form first.</translation>
    </message>
    <message>
        <source>The policy “%1” was added.</source>
        <translation>The policy “%1” was added.</translation>
    </message>
    <message>
        <source>The policy “%1” was saved.</source>
        <translation>The policy “%1” was saved.</translation>
    </message>
    <message>
        <source>The policy was deleted by somebody else. The draft of it was discarded.</source>
        <translation>The policy was deleted by somebody else. The draft of it was discarded.</translation>
    </message>
    <message>
        <source>Somebody else has saved this policy meanwhile. Your changes are kept on top of theirs; look at them and save again.</source>
        <translation>Somebody else has saved this policy meanwhile. Your changes are kept on top of theirs; look at them and save again.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::MyRightsPage</name>
    <message>
        <source>%1: %2</source>
        <comment>verb, role</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Running for a time</source>
        <translation>Running for a time</translation>
    </message>
    <message>
        <source>End now…</source>
        <translation>End now…</translation>
    </message>
    <message>
        <source>You may activate</source>
        <translation>You may activate</translation>
    </message>
    <message>
        <source>Activate…</source>
        <translation>Activate…</translation>
    </message>
    <message>
        <source>You hold</source>
        <translation>You hold</translation>
    </message>
    <message>
        <source>My rights</source>
        <translation>My rights</translation>
    </message>
    <message>
        <source>Accept…</source>
        <translation>Accept…</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>Decline…</translation>
    </message>
    <message>
        <source>Rights are kept by the service</source>
        <translation>Rights are kept by the service</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>They can be seen as soon as there is a connection.</translation>
    </message>
    <message>
        <source>Your rights could not be fetched</source>
        <translation>Your rights could not be fetched</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Fetching your rights</source>
        <translation>Fetching your rights</translation>
    </message>
    <message>
        <source>You hold no administrator rights</source>
        <translation>You hold no administrator rights</translation>
    </message>
    <message>
        <source>Whoever administers the rights of this tenant can give you some, for good or to be activated when you need them. This window notices it by itself.</source>
        <translation>Whoever administers the rights of this tenant can give you some, for good or to be activated when you need them. This window notices it by itself.</translation>
    </message>
    <message>
        <source>This is the sealed account. It holds no rights until it is opened.</source>
        <translation>This is the sealed account. It holds no rights until it is opened.</translation>
    </message>
    <message>
        <source>You hold no administrator rights at the moment. What you may activate opens its screens for the time that you choose, and ends by itself.</source>
        <translation>You hold no administrator rights at the moment. What you may activate opens its screens for the time that you choose, and ends by itself.</translation>
    </message>
    <message>
        <source>This is the sealed account. It is being opened and holds no rights yet.</source>
        <translation>This is the sealed account. It is being opened and holds no rights yet.</translation>
    </message>
    <message>
        <source>This is the sealed account. It is open.</source>
        <translation>This is the sealed account. It is open.</translation>
    </message>
    <message>
        <source>Without a connection; this is what was known last.</source>
        <translation>Without a connection; this is what was known last.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::NamesEditor</name>
    <message>
        <source>Last name in %1</source>
        <translation>Last name in %1</translation>
    </message>
    <message>
        <source>First name in %1</source>
        <translation>First name in %1</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::NavPanel</name>
    <message>
        <source>Screens</source>
        <translation>Screens</translation>
    </message>
    <message>
        <source>There is an unsaved draft here.</source>
        <translation>There is an unsaved draft here.</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>Your role may not open this screen.</translation>
    </message>
    <message>
        <source>%1, unsaved draft</source>
        <translation>%1, unsaved draft</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln waiting</source>
        <translation>
            <numerusform>%1, %Ln waiting</numerusform>
            <numerusform>%1, %Ln waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, closed to you</source>
        <translation>%1, closed to you</translation>
    </message>
    <message>
        <source>Why is this closed to me?</source>
        <translation>Why is this closed to me?</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::OrderEditor</name>
    <message>
        <source>Choose a line of the list first.</source>
        <translation>Choose a line of the list first.</translation>
    </message>
    <message>
        <source>Drag a line, or press Alt+Up and Alt+Down, to change the order.</source>
        <translation>Drag a line, or press Alt+Up and Alt+Down, to change the order.</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>It is the first already.</source>
        <translation>It is the first already.</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>It is the last already.</source>
        <translation>It is the last already.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::OrgPicker</name>
    <message>
        <source>Choose an organization</source>
        <translation>Choose an organization</translation>
    </message>
    <message>
        <source>Name of the organization</source>
        <translation>Name of the organization</translation>
    </message>
    <message>
        <source>Filter organizations</source>
        <translation>Filter organizations</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>Organizations</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>No organization matches.</source>
        <translation>No organization matches.</translation>
    </message>
    <message>
        <source>The member belongs to this organization already.</source>
        <translation>The member belongs to this organization already.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::OrgUnitsPane</name>
    <message>
        <source>Organizations</source>
        <translation>Organizations</translation>
    </message>
    <message>
        <source>No organization has this in its name.</source>
        <translation>No organization has this in its name.</translation>
    </message>
    <message>
        <source>Choose an organization first.</source>
        <translation>Choose an organization first.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Your role may only look here.</source>
        <translation>Your role may only look here.</translation>
    </message>
    <message>
        <source>The service is still checking the last change.</source>
        <translation>The service is still checking the last change.</translation>
    </message>
    <message>
        <source>Save or discard the open draft first.</source>
        <translation>Save or discard the open draft first.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>The change was taken back.</source>
        <translation>The change was taken back.</translation>
    </message>
    <message>
        <source>Add at the top</source>
        <translation>Add at the top</translation>
    </message>
    <message>
        <source>Find an organization (Enter: next)</source>
        <translation>Find an organization (Enter: next)</translation>
    </message>
    <message>
        <source>Find an organization</source>
        <translation>Find an organization</translation>
    </message>
    <message>
        <source>%1 of at most %2 organizations, %3 levels deep at most</source>
        <translation>%1 of at most %2 organizations, %3 levels deep at most</translation>
    </message>
    <message>
        <source>There are %1 organizations already, and a tenant can have no more. Delete one that is not needed.</source>
        <translation>There are %1 organizations already, and a tenant can have no more. Delete one that is not needed.</translation>
    </message>
    <message>
        <source>This is level %1 already, and there can be none below it.</source>
        <translation>This is level %1 already, and there can be none below it.</translation>
    </message>
    <message numerus="yes">
        <source>%n organization(s) are in %1.</source>
        <translation>
            <numerusform>%n organization is in %1.</numerusform>
            <numerusform>%n organizations are in %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add in bulk…</source>
        <translation>Add in bulk…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>%1 was restored.</source>
        <translation>%1 was restored.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::PagedList</name>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>Your role may not open this screen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::PaletteModel</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::PaperDialog</name>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <comment>file</comment>
        <translation>%1 was written.</translation>
    </message>
    <message>
        <source>evidence-%1</source>
        <comment>name of a file</comment>
        <translation>evidence-%1</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>Save evidence file…</source>
        <translation>Save evidence file…</translation>
    </message>
    <message>
        <source>Evidence of a log record</source>
        <translation>Evidence of a log record</translation>
    </message>
    <message>
        <source>log-archive-%1</source>
        <comment>name of a file, day</comment>
        <translation>log-archive-%1</translation>
    </message>
    <message>
        <source>Integrity report of the log archive</source>
        <translation>Integrity report of the log archive</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::PlanDialog</name>
    <message>
        <source>Members this is about</source>
        <translation>Members this is about</translation>
    </message>
    <message>
        <source>Type “%1” to confirm</source>
        <translation>Type “%1” to confirm</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>Beginning</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Type the word first.</source>
        <translation>Type the word first.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::PolicyField</name>
    <message>
        <source>From %1 to %2.</source>
        <translation>From %1 to %2.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s).</source>
        <translation>
            <numerusform>At most %n character.</numerusform>
            <numerusform>At most %n characters.</numerusform>
        </translation>
    </message>
    <message>
        <source>Guideline %1</source>
        <translation>Guideline %1</translation>
    </message>
    <message>
        <source>Change it under %1</source>
        <translation>Change it under %1</translation>
    </message>
    <message>
        <source>Changed. At present: %1</source>
        <translation>Changed. At present: %1</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::PolicyForm</name>
    <message>
        <source>Being fetched</source>
        <translation>Being fetched</translation>
    </message>
    <message>
        <source>Not known: it could not be fetched.</source>
        <translation>Not known: it could not be fetched.</translation>
    </message>
    <message>
        <source>It does not count with the other settings of this screen.</source>
        <translation>It does not count with the other settings of this screen.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::PolicyPane</name>
    <message>
        <source>Open the screen of a policy first.</source>
        <translation>Open the screen of a policy first.</translation>
    </message>
    <message>
        <source>No draft is open. Choose “Edit” first.</source>
        <translation>No draft is open. Choose “Edit” first.</translation>
    </message>
    <message>
        <source>Open the revisions of the policy first.</source>
        <translation>Open the revisions of the policy first.</translation>
    </message>
    <message>
        <source>You can look at this policy. Your role does not allow changing it.</source>
        <translation>You can look at this policy. Your role does not allow changing it.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>The policy is being fetched.</source>
        <translation>The policy is being fetched.</translation>
    </message>
    <message>
        <source>Never changed: the defaults hold</source>
        <translation>Never changed: the defaults hold</translation>
    </message>
    <message>
        <source>Revision %1 (%2, %3)</source>
        <translation>Revision %1 (%2, %3)</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Reason: %1</translation>
    </message>
    <message>
        <source>%1 has saved revision %2 in the meantime. Your draft is kept; when you save, both are compared and nothing of either is lost.</source>
        <translation>%1 has saved revision %2 in the meantime. Your draft is kept; when you save, both are compared and nothing of either is lost.</translation>
    </message>
    <message>
        <source>There is no connection. The draft is kept and can be saved later.</source>
        <translation>There is no connection. The draft is kept and can be saved later.</translation>
    </message>
    <message>
        <source>There is no connection. This is what was last fetched; it cannot be changed now.</source>
        <translation>There is no connection. This is what was last fetched; it cannot be changed now.</translation>
    </message>
    <message>
        <source>Save or discard your draft first.</source>
        <translation>Save or discard your draft first.</translation>
    </message>
    <message>
        <source>The impact is checked as soon as there is a connection.</source>
        <translation>The impact is checked as soon as there is a connection.</translation>
    </message>
    <message>
        <source>Draft, nothing changed yet</source>
        <translation>Draft, nothing changed yet</translation>
    </message>
    <message numerus="yes">
        <source>Draft, %Ln value(s) to correct</source>
        <translation>
            <numerusform>Draft, %Ln value to correct</numerusform>
            <numerusform>Draft, %Ln values to correct</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Draft, %Ln change(s) not saved</source>
        <translation>
            <numerusform>Draft, %Ln change not saved</numerusform>
            <numerusform>Draft, %Ln changes not saved</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Nothing is changed yet.</translation>
    </message>
    <message>
        <source>The policy is being saved.</source>
        <translation>The policy is being saved.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Discard draft</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>Your role may not open this screen.</translation>
    </message>
    <message>
        <source>Policies are kept by the service</source>
        <translation>Policies are kept by the service</translation>
    </message>
    <message>
        <source>This one can be seen as soon as there is a connection.</source>
        <translation>This one can be seen as soon as there is a connection.</translation>
    </message>
    <message>
        <source>The policy could not be fetched</source>
        <translation>The policy could not be fetched</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Fetching the policy</source>
        <translation>Fetching the policy</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>Revisions</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Discard the draft?</source>
        <translation>Discard the draft?</translation>
    </message>
    <message>
        <source>Your changes to this policy are lost. Nothing was saved.</source>
        <translation>Your changes to this policy are lost. Nothing was saved.</translation>
    </message>
    <message>
        <source>My address when this was saved</source>
        <translation>My address when this was saved</translation>
    </message>
    <message>
        <source>The network management lets you save this after you have typed your own login ID.</source>
        <translation>The network management lets you save this after you have typed your own login ID.</translation>
    </message>
    <message>
        <source>The network management refuses to save what would lock out the one who saves it, or the last highest administrator.</source>
        <translation>The network management refuses to save what would lock out the one who saves it, or the last highest administrator.</translation>
    </message>
    <message>
        <source>Nothing was saved. Correct what is marked in the form first.</source>
        <translation>Nothing was saved. Correct what is marked in the form first.</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>Save %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>The impact could not be checked. %1</source>
        <translation>The impact could not be checked. %1</translation>
    </message>
    <message>
        <source>The policy is back at revision %1. This is revision %2.</source>
        <translation>The policy is back at revision %1. This is revision %2.</translation>
    </message>
    <message>
        <source>Revision %1 was saved.</source>
        <translation>Revision %1 was saved.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) ended.</source>
        <translation>
            <numerusform>%Ln session ended.</numerusform>
            <numerusform>%Ln sessions ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln access token(s) of API clients ended.</source>
        <translation>
            <numerusform>%Ln access token of API clients ended.</numerusform>
            <numerusform>%Ln access tokens of API clients ended.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out, because this policy has them no more: %1.</source>
        <translation>Left out, because this policy has them no more: %1.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>%1 has saved revision %2 in the meantime. Nothing was changed by you. Look at it and decide again.</source>
        <translation>%1 has saved revision %2 in the meantime. Nothing was changed by you. Look at it and decide again.</translation>
    </message>
    <message>
        <source>Nothing of your draft is left to save: what you chose holds already.</source>
        <translation>Nothing of your draft is left to save: what you chose holds already.</translation>
    </message>
    <message>
        <source>Together the two do not fit. Nothing was saved; correct what is marked.</source>
        <translation>Together the two do not fit. Nothing was saved; correct what is marked.</translation>
    </message>
    <message>
        <source>Return to revision %1</source>
        <translation>Return to revision %1</translation>
    </message>
    <message>
        <source>Return to the defaults</source>
        <translation>Return to the defaults</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>That revision says the same as the one that holds now.</source>
        <translation>That revision says the same as the one that holds now.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::RanksPane</name>
    <message>
        <source>Executive</source>
        <translation>Executive</translation>
    </message>
    <message>
        <source>Choose a line of the list first.</source>
        <translation>Choose a line of the list first.</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>Your role may not open this screen.</translation>
    </message>
    <message>
        <source>The service could not be asked</source>
        <translation>The service could not be asked</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>It is not known whether they are in use</source>
        <translation>It is not known whether they are in use</translation>
    </message>
    <message>
        <source>The service can be asked as soon as there is a connection.</source>
        <translation>The service can be asked as soon as there is a connection.</translation>
    </message>
    <message>
        <source>Your role may only look here.</source>
        <translation>Your role may only look here.</translation>
    </message>
    <message>
        <source>Your role is limited to some organizations; this belongs to the whole tenant and can only be looked at.</source>
        <translation>Your role is limited to some organizations; this belongs to the whole tenant and can only be looked at.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>The service is still checking the last change.</source>
        <translation>The service is still checking the last change.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>The change was taken back.</source>
        <translation>The change was taken back.</translation>
    </message>
    <message>
        <source>Save or discard the open draft first.</source>
        <translation>Save or discard the open draft first.</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 was saved.</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 was deleted.</translation>
    </message>
    <message>
        <source>The order was saved.</source>
        <translation>The order was saved.</translation>
    </message>
    <message numerus="yes">
        <source>%n restriction(s) of the organization chart that hang on them have no effect any more.</source>
        <translation>
            <numerusform>%n restriction of the organization chart that hangs on them has no effect any more.</numerusform>
            <numerusform>%n restrictions of the organization chart that hang on them have no effect any more.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>The order was changed.</source>
        <translation>The order was changed.</translation>
    </message>
    <message>
        <source>Save order…</source>
        <translation>Save order…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Drag a line, or press Alt+Up and Alt+Down, to change the order.</source>
        <translation>Drag a line, or press Alt+Up and Alt+Down, to change the order.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Other languages</source>
        <translation>Other languages</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>External Key</source>
        <translation>External Key</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>The members get instead</source>
        <translation>The members get instead</translation>
    </message>
    <message>
        <source>(None)</source>
        <translation>(None)</translation>
    </message>
    <message>
        <source>Show the changes…</source>
        <translation>Show the changes…</translation>
    </message>
    <message>
        <source>Somebody else changed some of these meanwhile. Your order stays and is laid over what is there now: look at it and save it again.</source>
        <translation>Somebody else changed some of these meanwhile. Your order stays and is laid over what is there now: look at it and save it again.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::RelationsEditor</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Relation to %1</source>
        <translation>Relation to %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Remove %1</translation>
    </message>
    <message>
        <source>Add related person…</source>
        <translation>Add related person…</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::RequestsPane</name>
    <message>
        <source>requests</source>
        <translation>requests</translation>
    </message>
    <message>
        <source>For me (%L1)</source>
        <translation>For me (%L1)</translation>
    </message>
    <message>
        <source>For me</source>
        <translation>For me</translation>
    </message>
    <message>
        <source>Mine (%L1)</source>
        <translation>Mine (%L1)</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Write this list to a file (Excel or CSV)</source>
        <translation>Write this list to a file (Excel or CSV)</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>There is nothing to export.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Approval rules</source>
        <translation>Approval rules</translation>
    </message>
    <message>
        <source>Which actions need a second person, and how many</source>
        <translation>Which actions need a second person, and how many</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Fetching the requests</source>
        <translation>Fetching the requests</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>Nothing waits for you</translation>
    </message>
    <message>
        <source>None of your requests is open</source>
        <translation>None of your requests is open</translation>
    </message>
    <message>
        <source>No request has ended yet</source>
        <translation>No request has ended yet</translation>
    </message>
    <message>
        <source>No request is open</source>
        <translation>No request is open</translation>
    </message>
    <message>
        <source>Requests of other administrators that you could decide appear here, within a second.</source>
        <translation>Requests of other administrators that you could decide appear here, within a second.</translation>
    </message>
    <message>
        <source>What you order and what needs a second person appears here until it is decided.</source>
        <translation>What you order and what needs a second person appears here until it is decided.</translation>
    </message>
    <message>
        <source>Who decided what, when and why appears here.</source>
        <translation>Who decided what, when and why appears here.</translation>
    </message>
    <message>
        <source>Which actions need a second person stands in the approval rules.</source>
        <translation>Which actions need a second person stands in the approval rules.</translation>
    </message>
    <message>
        <source>Requests are kept by the service</source>
        <translation>Requests are kept by the service</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection. Nothing that waits is carried out meanwhile.</source>
        <translation>They can be seen as soon as there is a connection. Nothing that waits is carried out meanwhile.</translation>
    </message>
    <message>
        <source>The requests could not be fetched</source>
        <translation>The requests could not be fetched</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::RolesPane</name>
    <message>
        <source>%1 was deleted by somebody else. The draft of it was discarded.</source>
        <translation>%1 was deleted by somebody else. The draft of it was discarded.</translation>
    </message>
    <message>
        <source>Somebody else saved %1 in the meantime. Your draft was laid over it; look at it and save again.</source>
        <translation>Somebody else saved %1 in the meantime. Your draft was laid over it; look at it and save again.</translation>
    </message>
    <message>
        <source>No role matches</source>
        <translation>No role matches</translation>
    </message>
    <message>
        <source>Names, kinds and notes are searched.</source>
        <translation>Names, kinds and notes are searched.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Clear the filter</translation>
    </message>
    <message>
        <source>Built-in roles stay as they are. Copy the role and change the copy.</source>
        <translation>Built-in roles stay as they are. Copy the role and change the copy.</translation>
    </message>
    <message>
        <source>Copy of %1</source>
        <translation>Copy of %1</translation>
    </message>
    <message>
        <source>Save the role “%1”</source>
        <translation>Save the role “%1”</translation>
    </message>
    <message>
        <source>Nobody has it until you give it to somebody.</source>
        <translation>Nobody has it until you give it to somebody.</translation>
    </message>
    <message>
        <source>Nobody has this role at present.</source>
        <translation>Nobody has this role at present.</translation>
    </message>
    <message numerus="yes">
        <source>It reaches %n people with their next request.</source>
        <translation>
            <numerusform>It reaches %n person with the next request.</numerusform>
            <numerusform>It reaches %n people with their next request.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 was saved.</translation>
    </message>
    <message>
        <source>%1 may activate the role from now on.</source>
        <translation>%1 may activate the role from now on.</translation>
    </message>
    <message>
        <source>%1 has the role from now on.</source>
        <translation>%1 has the role from now on.</translation>
    </message>
    <message>
        <source>How %1 has the role was changed.</source>
        <translation>How %1 has the role was changed.</translation>
    </message>
    <message>
        <source>Choose a role first.</source>
        <translation>Choose a role first.</translation>
    </message>
    <message>
        <source>Choose one person in the list of holders first.</source>
        <translation>Choose one person in the list of holders first.</translation>
    </message>
    <message>
        <source>An activation ends by itself, or with “End the activation”.</source>
        <translation>An activation ends by itself, or with “End the activation”.</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>Your role may not open this screen.</translation>
    </message>
    <message>
        <source>The missing right is “%1” (%2). The highest administrator can give it.</source>
        <translation>The missing right is “%1” (%2). The highest administrator can give it.</translation>
    </message>
    <message>
        <source>Roles are known to the service only</source>
        <translation>Roles are known to the service only</translation>
    </message>
    <message>
        <source>They can be shown as soon as there is a connection.</source>
        <translation>They can be shown as soon as there is a connection.</translation>
    </message>
    <message>
        <source>No role is chosen</source>
        <translation>No role is chosen</translation>
    </message>
    <message>
        <source>Choose one in the list.</source>
        <translation>Choose one in the list.</translation>
    </message>
    <message>
        <source>Only the highest administrator makes and gives roles. Your role may look here.</source>
        <translation>Only the highest administrator makes and gives roles. Your role may look here.</translation>
    </message>
    <message>
        <source>Your role is limited to some organizations; this belongs to the whole tenant and can only be looked at.</source>
        <translation>Your role is limited to some organizations; this belongs to the whole tenant and can only be looked at.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>The last change is still being saved.</source>
        <translation>The last change is still being saved.</translation>
    </message>
    <message>
        <source>There is exactly one highest administrator. The office is handed over on the screen “%1”.</source>
        <translation>There is exactly one highest administrator. The office is handed over on the screen “%1”.</translation>
    </message>
    <message>
        <source>The sealed account has this role while it is open, and nobody else.</source>
        <translation>The sealed account has this role while it is open, and nobody else.</translation>
    </message>
    <message>
        <source>Go on with the new role</source>
        <translation>Go on with the new role</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>New role</translation>
    </message>
    <message>
        <source>The roles are not loaded yet.</source>
        <translation>The roles are not loaded yet.</translation>
    </message>
    <message>
        <source>Deleted roles are not compared.</source>
        <translation>Deleted roles are not compared.</translation>
    </message>
    <message>
        <source>Go on with the draft</source>
        <translation>Go on with the draft</translation>
    </message>
    <message>
        <source>Empty: allows nothing yet</source>
        <translation>Empty: allows nothing yet</translation>
    </message>
    <message>
        <source>As the preset “%1”</source>
        <translation>As the preset “%1”</translation>
    </message>
    <message>
        <source>Copy of the chosen role</source>
        <translation>Copy of the chosen role</translation>
    </message>
    <message>
        <source>Compare all</source>
        <translation>Compare all</translation>
    </message>
    <message>
        <source>Activated roles</source>
        <translation>Activated roles</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Deleted</translation>
    </message>
    <message>
        <source>Which roles are listed</source>
        <translation>Which roles are listed</translation>
    </message>
    <message>
        <source>Name, kind or note</source>
        <translation>Name, kind or note</translation>
    </message>
    <message>
        <source>Filter roles</source>
        <translation>Filter roles</translation>
    </message>
    <message>
        <source>Fetching the deleted roles</source>
        <translation>Fetching the deleted roles</translation>
    </message>
    <message>
        <source>No role was deleted in the last 30 days</source>
        <translation>No role was deleted in the last 30 days</translation>
    </message>
    <message>
        <source>A deleted role can be brought back for 30 days.</source>
        <translation>A deleted role can be brought back for 30 days.</translation>
    </message>
    <message>
        <source>The deleted roles could not be fetched</source>
        <translation>The deleted roles could not be fetched</translation>
    </message>
    <message>
        <source>Fetching the roles</source>
        <translation>Fetching the roles</translation>
    </message>
    <message>
        <source>There are no roles</source>
        <translation>There are no roles</translation>
    </message>
    <message>
        <source>Make one first.</source>
        <translation>Make one first.</translation>
    </message>
    <message>
        <source>The roles could not be fetched</source>
        <translation>The roles could not be fetched</translation>
    </message>
    <message>
        <source>Discard the draft?</source>
        <translation>Discard the draft?</translation>
    </message>
    <message>
        <source>Your changes to this role are lost. Nothing was saved.</source>
        <translation>Your changes to this role are lost. Nothing was saved.</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Discard draft</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::SealedBox</name>
    <message>
        <source>Code in the envelope</source>
        <translation>Code in the envelope</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Reason for opening</source>
        <translation>Reason for opening</translation>
    </message>
    <message>
        <source>What has happened; all administrators read it</source>
        <translation>What has happened; all administrators read it</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>Open the account</translation>
    </message>
    <message>
        <source>Do a drill</source>
        <translation>Do a drill</translation>
    </message>
    <message>
        <source>Close it now…</source>
        <translation>Close it now…</translation>
    </message>
    <message>
        <source>All administrators are told at once, whatever you choose. After %1 the account opens, unless one of them refuses. A drill opens nothing: it proves that the code is at hand and that the notices arrive.</source>
        <translation>All administrators are told at once, whatever you choose. After %1 the account opens, unless one of them refuses. A drill opens nothing: it proves that the code is at hand and that the notices arrive.</translation>
    </message>
    <message>
        <source>All administrators are told at once, whatever you choose. The account opens at once. A drill opens nothing: it proves that the code is at hand and that the notices arrive.</source>
        <translation>All administrators are told at once, whatever you choose. The account opens at once. A drill opens nothing: it proves that the code is at hand and that the notices arrive.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>The service is being asked.</source>
        <translation>The service is being asked.</translation>
    </message>
    <message>
        <source>Type the code first.</source>
        <translation>Type the code first.</translation>
    </message>
    <message>
        <source>Say what has happened.</source>
        <translation>Say what has happened.</translation>
    </message>
    <message>
        <source>A reason has at most %L1 characters.</source>
        <translation>A reason has at most %L1 characters.</translation>
    </message>
    <message>
        <source>The rights end at once, and the account must be sealed anew</source>
        <translation>The rights end at once, and the account must be sealed anew</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ServiceLogDialog</name>
    <message>
        <source>Exchanges with the service</source>
        <translation>Exchanges with the service</translation>
    </message>
    <message>
        <source>The last requests with their results. No names, passwords or tokens are kept here.</source>
        <translation>The last requests with their results. No names, passwords or tokens are kept here.</translation>
    </message>
    <message>
        <source>Nothing was exchanged yet.</source>
        <translation>Nothing was exchanged yet.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::SessionController</name>
    <message>
        <source>This session was ended by the service. Sign in again.</source>
        <translation>This session was ended by the service. Sign in again.</translation>
    </message>
    <message>
        <source>Sign in again: the last session is over.</source>
        <translation>Sign in again: the last session is over.</translation>
    </message>
    <message>
        <source>The workgroup name was changed, and everybody is signed out. Sign in with %1 from now on.</source>
        <translation>The workgroup name was changed, and everybody is signed out. Sign in with %1 from now on.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::SessionsPane</name>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP address</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Country</translation>
    </message>
    <message>
        <source>Last use</source>
        <translation>Last use</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Signed in</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (you)</translation>
    </message>
    <message>
        <source>Fetching %1 of %2 sessions …</source>
        <translation>Fetching %1 of %2 sessions …</translation>
    </message>
    <message>
        <source>Fetching …</source>
        <translation>Fetching …</translation>
    </message>
    <message>
        <source>%1 sessions</source>
        <translation>%1 sessions</translation>
    </message>
    <message>
        <source>%1 sessions of %2 members</source>
        <translation>%1 sessions of %2 members</translation>
    </message>
    <message>
        <source>%1, %2 chosen</source>
        <translation>%1, %2 chosen</translation>
    </message>
    <message>
        <source>Select all %1 sessions</source>
        <translation>Select all %1 sessions</translation>
    </message>
    <message>
        <source>Write all sessions that match to a file (Excel or CSV)</source>
        <translation>Write all sessions that match to a file (Excel or CSV)</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>There is nothing to export.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Open the member</source>
        <translation>Open the member</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>sessions</translation>
    </message>
    <message>
        <source>Browser or app</source>
        <translation>Browser or app</translation>
    </message>
    <message>
        <source>Session ID</source>
        <translation>Session ID</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Live sessions</source>
        <translation>Live sessions</translation>
    </message>
    <message>
        <source>All actions for sessions</source>
        <translation>All actions for sessions</translation>
    </message>
    <message>
        <source>Fetching the sessions</source>
        <translation>Fetching the sessions</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation>Nobody is signed in</translation>
    </message>
    <message>
        <source>A session appears here as soon as somebody signs in.</source>
        <translation>A session appears here as soon as somebody signs in.</translation>
    </message>
    <message>
        <source>No session matches</source>
        <translation>No session matches</translation>
    </message>
    <message>
        <source>Change the filter to see others.</source>
        <translation>Change the filter to see others.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Clear the filter</translation>
    </message>
    <message>
        <source>The sessions are kept by the service</source>
        <translation>The sessions are kept by the service</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>They can be seen as soon as there is a connection.</translation>
    </message>
    <message>
        <source>The sessions could not be fetched</source>
        <translation>The sessions could not be fetched</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Shortcut</translation>
    </message>
    <message>
        <source>Actions and their shortcuts</source>
        <translation>Actions and their shortcuts</translation>
    </message>
    <message>
        <source>New shortcut</source>
        <translation>New shortcut</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>%1 is used twice: by “%2” and by “%3”.</source>
        <translation>%1 is used twice: by “%2” and by “%3”.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::SignInPage</name>
    <message>
        <source>Certificate of the service&apos;s CA</source>
        <translation>Certificate of the service&apos;s CA</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Certificates (*.pem *.crt *.cer);;All files (*)</translation>
    </message>
    <message>
        <source>Another tenant…</source>
        <translation>Another tenant…</translation>
    </message>
    <message numerus="yes">
        <source>The password needs at least %n character(s).</source>
        <translation>
            <numerusform>The password needs at least %n character.</numerusform>
            <numerusform>The password needs at least %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The password may have at most %n character(s).</source>
        <translation>
            <numerusform>The password may have at most %n character.</numerusform>
            <numerusform>The password may have at most %n characters.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two passwords are different.</source>
        <translation>The two passwords are different.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>2-step verification</source>
        <translation>2-step verification</translation>
    </message>
    <message>
        <source>Set a new password</source>
        <translation>Set a new password</translation>
    </message>
    <message>
        <source>With your administrator account.</source>
        <translation>With your administrator account.</translation>
    </message>
    <message>
        <source>Type the code that your authenticator app shows now.</source>
        <translation>Type the code that your authenticator app shows now.</translation>
    </message>
    <message>
        <source>Set and sign in</source>
        <translation>Set and sign in</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Open the local copy</source>
        <translation>Open the local copy</translation>
    </message>
    <message>
        <source>Reads what was last fetched; nothing can be changed.</source>
        <translation>Reads what was last fetched; nothing can be changed.</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>Choose the certificate file</source>
        <translation>Choose the certificate file</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Service address</source>
        <translation>Service address</translation>
    </message>
    <message>
        <source>CA certificate</source>
        <translation>CA certificate</translation>
    </message>
    <message>
        <source>Key pin</source>
        <translation>Key pin</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>name@workgroup</source>
        <translation>name@workgroup</translation>
    </message>
    <message>
        <source>Empty: those of the system</source>
        <translation>Empty: those of the system</translation>
    </message>
    <message>
        <source>Optional, SHA-256 of the public key</source>
        <translation>Optional, SHA-256 of the public key</translation>
    </message>
    <message>
        <source>Set up 2-step verification</source>
        <translation>Set up 2-step verification</translation>
    </message>
    <message>
        <source>This tenant requires 2-step verification. Scan the QR code with an authenticator app or type the key into it, then type the code that the app shows. Key and QR code are shown only now.</source>
        <translation>This tenant requires 2-step verification. Scan the QR code with an authenticator app or type the key into it, then type the code that the app shows. Key and QR code are shown only now.</translation>
    </message>
    <message>
        <source>QR code for an authenticator app; the key below says the same</source>
        <translation>QR code for an authenticator app; the key below says the same</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Type the password first; it opens the local copy.</source>
        <translation>Type the password first; it opens the local copy.</translation>
    </message>
    <message>
        <source>Type the address of the service; it begins with https://.</source>
        <translation>Type the address of the service; it begins with https://.</translation>
    </message>
    <message>
        <source>Type your ID with the workgroup, name@workgroup.</source>
        <translation>Type your ID with the workgroup, name@workgroup.</translation>
    </message>
    <message>
        <source>Type the password.</source>
        <translation>Type the password.</translation>
    </message>
    <message>
        <source>Type the code of six digits or more.</source>
        <translation>Type the code of six digits or more.</translation>
    </message>
    <message>
        <source>Type the new password twice.</source>
        <translation>Type the new password twice.</translation>
    </message>
    <message>
        <source>Waiting for the answer of the service.</source>
        <translation>Waiting for the answer of the service.</translation>
    </message>
    <message numerus="yes">
        <source>This account needs a new password before it can be used. %n to %1 characters: letters, digits and special characters together.</source>
        <translation>
            <numerusform>This account needs a new password before it can be used. %n to %1 characters: letters, digits and special characters together.</numerusform>
            <numerusform>This account needs a new password before it can be used. %n to %1 characters: letters, digits and special characters together.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This account needs a new password before it can be used. %n to %1 characters: letters and digits together.</source>
        <translation>
            <numerusform>This account needs a new password before it can be used. %n to %1 characters: letters and digits together.</numerusform>
            <numerusform>This account needs a new password before it can be used. %n to %1 characters: letters and digits together.</numerusform>
        </translation>
    </message>
    <message>
        <source>Client certificate with its private key</source>
        <translation>Client certificate with its private key</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client certificate</translation>
    </message>
    <message>
        <source>Only where the service asks for one</source>
        <translation>Only where the service asks for one</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::StatePage</name>
    <message>
        <source>Why?</source>
        <translation>Why?</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::StatusLine</name>
    <message>
        <source>Connected</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>Offline – read only</source>
        <translation>Offline – read only</translation>
    </message>
    <message>
        <source>Not signed in – read only</source>
        <translation>Not signed in – read only</translation>
    </message>
    <message>
        <source>State of the connection to the service</source>
        <translation>State of the connection to the service</translation>
    </message>
    <message>
        <source>No local copy yet</source>
        <translation>No local copy yet</translation>
    </message>
    <message>
        <source>Fetching the local copy: %L1 of %L2</source>
        <translation>Fetching the local copy: %L1 of %L2</translation>
    </message>
    <message>
        <source>The local copy cannot be used</source>
        <translation>The local copy cannot be used</translation>
    </message>
    <message>
        <source>Local copy: %1</source>
        <translation>Local copy: %1</translation>
    </message>
    <message>
        <source>Local copy</source>
        <translation>Local copy</translation>
    </message>
    <message>
        <source>Equal to the service at %1</source>
        <translation>Equal to the service at %1</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n job running</numerusform>
            <numerusform>%n jobs running</numerusform>
        </translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Running and finished jobs</source>
        <translation>Running and finished jobs</translation>
    </message>
    <message>
        <source>Times are shown in this time zone: %1</source>
        <translation>Times are shown in this time zone: %1</translation>
    </message>
    <message>
        <source>Local copy: %1, cannot be updated</source>
        <translation>Local copy: %1, cannot be updated</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) held</source>
        <translation>
            <numerusform>%Ln order held</numerusform>
            <numerusform>%Ln orders held</numerusform>
        </translation>
    </message>
    <message>
        <source>What the brake holds waits for your decision or that of another administrator</source>
        <translation>What the brake holds waits for your decision or that of another administrator</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) waiting here, the oldest %1</source>
        <translation>
            <numerusform>%n order waiting here, the oldest %1</numerusform>
            <numerusform>%n orders waiting here, the oldest %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Cut-offs that were ordered without a connection; they are sent first</source>
        <translation>Cut-offs that were ordered without a connection; they are sent first</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) for you</source>
        <translation>
            <numerusform>%Ln request for you</numerusform>
            <numerusform>%Ln requests for you</numerusform>
        </translation>
    </message>
    <message>
        <source>What other administrators asked for and you can decide</source>
        <translation>What other administrators asked for and you can decide</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>role, what is left</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 Click to open your rights.</source>
        <translation>%1 Click to open your rights.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::TalkContentPane</name>
    <message>
        <source>A day cannot be read. Write it as YYYY-MM-DD or choose it from the calendar.</source>
        <translation>A day cannot be read. Write it as YYYY-MM-DD or choose it from the calendar.</translation>
    </message>
    <message>
        <source>The period ends before it begins. Correct the days.</source>
        <translation>The period ends before it begins. Correct the days.</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>Your role may not open this screen.</translation>
    </message>
    <message>
        <source>Talk content is kept by the service</source>
        <translation>Talk content is kept by the service</translation>
    </message>
    <message>
        <source>It can be searched as soon as there is a connection.</source>
        <translation>It can be searched as soon as there is a connection.</translation>
    </message>
    <message>
        <source>It could not be found out whether you may read talk content</source>
        <translation>It could not be found out whether you may read talk content</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation>Asking the service…</translation>
    </message>
    <message>
        <source>The content could not be searched</source>
        <translation>The content could not be searched</translation>
    </message>
    <message>
        <source>Nothing is searched yet</source>
        <translation>Nothing is searched yet</translation>
    </message>
    <message>
        <source>Give the conditions above and search. Each search is recorded with your name.</source>
        <translation>Give the conditions above and search. Each search is recorded with your name.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>No message matches so far</source>
        <translation>No message matches so far</translation>
    </message>
    <message>
        <source>The search has not come to the end of the period yet.</source>
        <translation>The search has not come to the end of the period yet.</translation>
    </message>
    <message>
        <source>Search on</source>
        <translation>Search on</translation>
    </message>
    <message>
        <source>No message matches</source>
        <translation>No message matches</translation>
    </message>
    <message>
        <source>Change the conditions and search again.</source>
        <translation>Change the conditions and search again.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) so far</source>
        <translation>
            <numerusform>%n message so far</numerusform>
            <numerusform>%n messages so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message>
        <source>Searched back to %1.</source>
        <translation>Searched back to %1.</translation>
    </message>
    <message>
        <source>The search is running.</source>
        <translation>The search is running.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>Receiver</translation>
    </message>
    <message>
        <source>Talk room or channel ID</source>
        <translation>Talk room or channel ID</translation>
    </message>
    <message>
        <source>Bots</source>
        <translation>Bots</translation>
    </message>
    <message>
        <source>Words, all of them</source>
        <translation>Words, all of them</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>Name or address</translation>
    </message>
    <message>
        <source>With bots</source>
        <translation>With bots</translation>
    </message>
    <message>
        <source>Only bots</source>
        <translation>Only bots</translation>
    </message>
    <message>
        <source>Without bots</source>
        <translation>Without bots</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>The file is being made.</source>
        <translation>The file is being made.</translation>
    </message>
    <message>
        <source>Open the log download</source>
        <translation>Open the log download</translation>
    </message>
    <message>
        <source>The service makes a file of all messages that match.</source>
        <translation>The service makes a file of all messages that match.</translation>
    </message>
    <message>
        <source>Search first: what was found is what is exported.</source>
        <translation>Search first: what was found is what is exported.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::TargetListEditor</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>This organization is in the list already.</source>
        <translation>This organization is in the list already.</translation>
    </message>
    <message>
        <source>%1, with all organizations below it</source>
        <translation>%1, with all organizations below it</translation>
    </message>
    <message>
        <source>Not there any more, or not open to you (%1)</source>
        <translation>Not there any more, or not open to you (%1)</translation>
    </message>
    <message>
        <source>Nobody is listed.</source>
        <translation>Nobody is listed.</translation>
    </message>
    <message>
        <source>The list is full.</source>
        <translation>The list is full.</translation>
    </message>
    <message>
        <source>Choose entries of the list first.</source>
        <translation>Choose entries of the list first.</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 of at most %2</translation>
    </message>
    <message>
        <source>Add a member…</source>
        <translation>Add a member…</translation>
    </message>
    <message>
        <source>Add an organization…</source>
        <translation>Add an organization…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::TemplatesPane</name>
    <message>
        <source>Choose a permission template first.</source>
        <translation>Choose a permission template first.</translation>
    </message>
    <message>
        <source>The basic settings keep their name and cannot be deleted.</source>
        <translation>The basic settings keep their name and cannot be deleted.</translation>
    </message>
    <message>
        <source>%1 was deleted by somebody else. The draft of it was discarded.</source>
        <translation>%1 was deleted by somebody else. The draft of it was discarded.</translation>
    </message>
    <message>
        <source>%1, with a draft</source>
        <translation>%1, with a draft</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>Your role may not open this screen.</translation>
    </message>
    <message>
        <source>The permission templates could not be loaded</source>
        <translation>The permission templates could not be loaded</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>The permission templates are known to the service only</source>
        <translation>The permission templates are known to the service only</translation>
    </message>
    <message>
        <source>They can be shown as soon as there is a connection.</source>
        <translation>They can be shown as soon as there is a connection.</translation>
    </message>
    <message>
        <source>Loading the permission templates…</source>
        <translation>Loading the permission templates…</translation>
    </message>
    <message>
        <source>Your role may only look here.</source>
        <translation>Your role may only look here.</translation>
    </message>
    <message>
        <source>Your role is limited to some organizations; this belongs to the whole tenant and can only be looked at.</source>
        <translation>Your role is limited to some organizations; this belongs to the whole tenant and can only be looked at.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>The last change is still being saved.</source>
        <translation>The last change is still being saved.</translation>
    </message>
    <message>
        <source>The permission templates are not loaded yet.</source>
        <translation>The permission templates are not loaded yet.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Configuration file</source>
        <translation>Configuration file</translation>
    </message>
    <message>
        <source>Permission template</source>
        <translation>Permission template</translation>
    </message>
    <message>
        <source>User types</source>
        <translation>User types</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Permission templates</source>
        <translation>Permission templates</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>It changes nothing for any member at present.</source>
        <translation>It changes nothing for any member at present.</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) get other permissions at once.</source>
        <translation>
            <numerusform>%n member gets other permissions at once.</numerusform>
            <numerusform>%n members get other permissions at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them lose the mobile app and are logged out of it.</source>
        <translation>
            <numerusform>%n of them loses the mobile app and is logged out of it.</numerusform>
            <numerusform>%n of them lose the mobile app and are logged out of it.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>Type a name.</translation>
    </message>
    <message>
        <source>A name has at most %1 characters.</source>
        <translation>A name has at most %1 characters.</translation>
    </message>
    <message>
        <source>Another permission template has this name.</source>
        <translation>Another permission template has this name.</translation>
    </message>
    <message>
        <source>Copy the permission template “%1”</source>
        <translation>Copy the permission template “%1”</translation>
    </message>
    <message>
        <source>Add a permission template</source>
        <translation>Add a permission template</translation>
    </message>
    <message>
        <source>The new template allows what this one allows. Nobody has it until it is assigned.</source>
        <translation>The new template allows what this one allows. Nobody has it until it is assigned.</translation>
    </message>
    <message>
        <source>The new template allows everything. Nobody has it until it is assigned.</source>
        <translation>The new template allows everything. Nobody has it until it is assigned.</translation>
    </message>
    <message>
        <source>Copy of %1</source>
        <translation>Copy of %1</translation>
    </message>
    <message>
        <source>%1 was added. It is open as a draft.</source>
        <translation>%1 was added. It is open as a draft.</translation>
    </message>
    <message>
        <source>Rename the permission template “%1”</source>
        <translation>Rename the permission template “%1”</translation>
    </message>
    <message>
        <source>The name is seen by administrators only.</source>
        <translation>The name is seen by administrators only.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>The permission template was renamed.</source>
        <translation>The permission template was renamed.</translation>
    </message>
    <message>
        <source>Delete the permission template “%1”</source>
        <translation>Delete the permission template “%1”</translation>
    </message>
    <message>
        <source>Whoever has it gets the template of the user type, or the basic settings.</source>
        <translation>Whoever has it gets the template of the user type, or the basic settings.</translation>
    </message>
    <message numerus="yes">
        <source>%n user type(s) have no template of their own any more.</source>
        <translation>
            <numerusform>%n user type has no template of its own any more.</numerusform>
            <numerusform>%n user types have no template of their own any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) have no template of their own any more.</source>
        <translation>
            <numerusform>%n member has no template of his or her own any more.</numerusform>
            <numerusform>%n members have no template of their own any more.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 was deleted.</translation>
    </message>
    <message>
        <source>Save the permission template “%1”</source>
        <translation>Save the permission template “%1”</translation>
    </message>
    <message>
        <source>User type %1 moves here from %2.</source>
        <translation>User type %1 moves here from %2.</translation>
    </message>
    <message>
        <source>Member %1 moves here from %2.</source>
        <translation>Member %1 moves here from %2.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 was saved.</translation>
    </message>
    <message>
        <source>Somebody else saved %1 in the meantime. Your draft was laid over it; look at it and save again.</source>
        <translation>Somebody else saved %1 in the meantime. Your draft was laid over it; look at it and save again.</translation>
    </message>
    <message>
        <source>%1  %2 (loses the mobile app)</source>
        <translation>%1  %2 (loses the mobile app)</translation>
    </message>
    <message>
        <source>In effect for</source>
        <translation>In effect for</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Not allowed</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::TrustedDevicesPane</name>
    <message>
        <source>Device name</source>
        <translation>Device name</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Verified at</source>
        <translation>Verified at</translation>
    </message>
    <message>
        <source>Last verification</source>
        <translation>Last verification</translation>
    </message>
    <message>
        <source>Fetching %1 of %2 devices …</source>
        <translation>Fetching %1 of %2 devices …</translation>
    </message>
    <message>
        <source>%1 devices</source>
        <translation>%1 devices</translation>
    </message>
    <message>
        <source>Fetching …</source>
        <translation>Fetching …</translation>
    </message>
    <message>
        <source>%1, %2 chosen</source>
        <translation>%1, %2 chosen</translation>
    </message>
    <message>
        <source>Select all %1 devices</source>
        <translation>Select all %1 devices</translation>
    </message>
    <message>
        <source>Write all devices that match to a file (Excel or CSV)</source>
        <translation>Write all devices that match to a file (Excel or CSV)</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>There is nothing to export.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Open the member</source>
        <translation>Open the member</translation>
    </message>
    <message>
        <source>trusted-devices</source>
        <translation>trusted-devices</translation>
    </message>
    <message>
        <source>Members need no 2-step verification on these devices. Removing one is no ban: the member may register it again. To keep a device out, block it in the usage list.</source>
        <translation>Members need no 2-step verification on these devices. Removing one is no ban: the member may register it again. To keep a device out, block it in the usage list.</translation>
    </message>
    <message>
        <source>Filter by member or device</source>
        <translation>Filter by member or device</translation>
    </message>
    <message>
        <source>Filter trusted devices</source>
        <translation>Filter trusted devices</translation>
    </message>
    <message>
        <source>Usage list</source>
        <translation>Usage list</translation>
    </message>
    <message>
        <source>Opens the devices of the chosen member, where a device can be blocked.</source>
        <translation>Opens the devices of the chosen member, where a device can be blocked.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Trusted devices</source>
        <translation>Trusted devices</translation>
    </message>
    <message>
        <source>All actions for the chosen devices</source>
        <translation>All actions for the chosen devices</translation>
    </message>
    <message>
        <source>Fetching the trusted devices</source>
        <translation>Fetching the trusted devices</translation>
    </message>
    <message>
        <source>There is no trusted device</source>
        <translation>There is no trusted device</translation>
    </message>
    <message>
        <source>A member registers one with a tick at the 2-step verification.</source>
        <translation>A member registers one with a tick at the 2-step verification.</translation>
    </message>
    <message>
        <source>No trusted device matches</source>
        <translation>No trusted device matches</translation>
    </message>
    <message>
        <source>Change the filter to see others.</source>
        <translation>Change the filter to see others.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Clear the filter</translation>
    </message>
    <message>
        <source>The trusted devices are kept by the service</source>
        <translation>The trusted devices are kept by the service</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>They can be seen as soon as there is a connection.</translation>
    </message>
    <message>
        <source>The trusted devices could not be fetched</source>
        <translation>The trusted devices could not be fetched</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::WhyNot</name>
    <message>
        <source>Why? Right-click, or Enter</source>
        <translation>Why? Right-click, or Enter</translation>
    </message>
    <message>
        <source>Why? Right-click, or Shift+F1</source>
        <translation>Why? Right-click, or Shift+F1</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::WorkgroupBox</name>
    <message>
        <source>Workgroup name</source>
        <translation>Workgroup name</translation>
    </message>
    <message>
        <source>What stands right of the @ in every ID and mail address. A change logs everybody out of all services, and from then on only the new name counts.</source>
        <translation>What stands right of the @ in every ID and mail address. A change logs everybody out of all services, and from then on only the new name counts.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Change the workgroup name</source>
        <translation>Change the workgroup name</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Only the highest administrator can change the workgroup name.</source>
        <translation>Only the highest administrator can change the workgroup name.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::approvals::PlanTree</name>
    <message>
        <source>New: %1</source>
        <translation>New: %1</translation>
    </message>
    <message>
        <source>Other than before: %1</source>
        <translation>Other than before: %1</translation>
    </message>
    <message>
        <source>Not any more: %1</source>
        <translation>Not any more: %1</translation>
    </message>
    <message>
        <source>What would be changed</source>
        <translation>What would be changed</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>After</source>
        <translation>After</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more change(s) of the same request</source>
        <translation>
            <numerusform>and %Ln more change of the same request</numerusform>
            <numerusform>and %Ln more changes of the same request</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::approvals::RequestDetail</name>
    <message>
        <source>The request</source>
        <translation>The request</translation>
    </message>
    <message>
        <source>Open the changeset</source>
        <translation>Open the changeset</translation>
    </message>
    <message>
        <source>No request is chosen</source>
        <translation>No request is chosen</translation>
    </message>
    <message>
        <source>Choose a request in the list to see exactly what it would change.</source>
        <translation>Choose a request in the list to see exactly what it would change.</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>What was changed</translation>
    </message>
    <message>
        <source>Exactly this would be changed</source>
        <translation>Exactly this would be changed</translation>
    </message>
    <message>
        <source>What would have been changed</source>
        <translation>What would have been changed</translation>
    </message>
    <message>
        <source>Nothing of it was changed. Whoever still needs it orders it anew.</source>
        <translation>Nothing of it was changed. Whoever still needs it orders it anew.</translation>
    </message>
    <message>
        <source>The tenant has changed since this was asked. The plan shown is a new one; what was approved before does not count any more.</source>
        <translation>The tenant has changed since this was asked. The plan shown is a new one; what was approved before does not count any more.</translation>
    </message>
    <message>
        <source>Requested by</source>
        <translation>Requested by</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (you)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Since</translation>
    </message>
    <message numerus="yes">
        <source>%Ln approval(s) needed</source>
        <translation>
            <numerusform>%Ln approval needed</numerusform>
            <numerusform>%Ln approvals needed</numerusform>
        </translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Approvals</translation>
    </message>
    <message>
        <source>%1, none so far</source>
        <translation>%1, none so far</translation>
    </message>
    <message>
        <source>The plan now</source>
        <translation>The plan now</translation>
    </message>
    <message>
        <source>The plan until %1</source>
        <translation>The plan until %1</translation>
    </message>
    <message>
        <source>Which plan is shown</source>
        <translation>Which plan is shown</translation>
    </message>
    <message>
        <source>This was to be changed then</source>
        <translation>This was to be changed then</translation>
    </message>
    <message>
        <source>What is other than in the plan before is marked, and the plans before can be chosen above it.</source>
        <translation>What is other than in the plan before is marked, and the plans before can be chosen above it.</translation>
    </message>
    <message>
        <source>On plans before</source>
        <translation>On plans before</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::archive::CheckSection</name>
    <message>
        <source>Verification and evidence</source>
        <translation>Verification and evidence</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Report…</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>Verifying</translation>
    </message>
    <message>
        <source>What does not fit</source>
        <translation>What does not fit</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Number of a record</source>
        <translation>Number of a record</translation>
    </message>
    <message>
        <source>Evidence…</source>
        <translation>Evidence…</translation>
    </message>
    <message>
        <source>Evidence of one record is a page to print and a file that anybody can check with the service&apos;s public key. The number of a record stands in the details of the log screens.</source>
        <translation>Evidence of one record is a page to print and a file that anybody can check with the service&apos;s public key. The number of a record stands in the details of the log screens.</translation>
    </message>
    <message>
        <source>There is nothing to verify yet.</source>
        <translation>There is nothing to verify yet.</translation>
    </message>
    <message>
        <source>There is nothing to prove yet.</source>
        <translation>There is nothing to prove yet.</translation>
    </message>
    <message>
        <source>Type the number of a record first.</source>
        <translation>Type the number of a record first.</translation>
    </message>
    <message>
        <source>Every record is being checked.</source>
        <translation>Every record is being checked.</translation>
    </message>
    <message>
        <source>Last verified at %1: whole.</source>
        <translation>Last verified at %1: whole.</translation>
    </message>
    <message>
        <source>Never verified on this machine.</source>
        <translation>Never verified on this machine.</translation>
    </message>
    <message numerus="yes">
        <source>The last %Ln record(s) are chained, and signed with the next statement.</source>
        <translation>
            <numerusform>The last record is chained, and signed with the next statement.</numerusform>
            <numerusform>The last %Ln records are chained, and signed with the next statement.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last verified at %1: %Ln place(s) did not fit.</source>
        <translation>
            <numerusform>Last verified at %1: %Ln place did not fit.</numerusform>
            <numerusform>Last verified at %1: %Ln places did not fit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::archive::EraseDialog</name>
    <message>
        <source>Erase records</source>
        <translation>Erase records</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Erase…</translation>
    </message>
    <message>
        <source>Which records are to be erased?</source>
        <translation>Which records are to be erased?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>All logs</source>
        <translation>All logs</translation>
    </message>
    <message>
        <source>ID or mail address</source>
        <translation>ID or mail address</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>From (first day)</source>
        <translation>From (first day)</translation>
    </message>
    <message>
        <source>Until (last day)</source>
        <translation>Until (last day)</translation>
    </message>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>A date has the form 2026-04-01.</source>
        <translation>A date has the form 2026-04-01.</translation>
    </message>
    <message>
        <source>The period must end after it begins.</source>
        <translation>The period must end after it begins.</translation>
    </message>
    <message>
        <source>Give at least one condition.</source>
        <translation>Give at least one condition.</translation>
    </message>
    <message>
        <source>The records are being counted.</source>
        <translation>The records are being counted.</translation>
    </message>
    <message>
        <source>No record that can be erased matches.</source>
        <translation>No record that can be erased matches.</translation>
    </message>
    <message>
        <source>A reason is needed; it stands in the certificate.</source>
        <translation>A reason is needed; it stands in the certificate.</translation>
    </message>
    <message>
        <source>The reason is too long.</source>
        <translation>The reason is too long.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) match.</source>
        <translation>
            <numerusform>%Ln record matches.</numerusform>
            <numerusform>%Ln records match.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::archive::EraseSection</name>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between logs</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>Erasing</translation>
    </message>
    <message>
        <source>Erasing takes what records say out of this machine for good, and leaves their place, so that the rest stays proven. A signed certificate says what went, when, by whom and why.</source>
        <translation>Erasing takes what records say out of this machine for good, and leaves their place, so that the rest stays proven. A signed certificate says what went, when, by whom and why.</translation>
    </message>
    <message>
        <source>Erase records…</source>
        <translation>Erase records…</translation>
    </message>
    <message>
        <source>Nothing was erased so far.</source>
        <translation>Nothing was erased so far.</translation>
    </message>
    <message>
        <source>Save the certificate…</source>
        <translation>Save the certificate…</translation>
    </message>
    <message>
        <source>What was erased</source>
        <translation>What was erased</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>By</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>There is nothing to erase yet.</source>
        <translation>There is nothing to erase yet.</translation>
    </message>
    <message>
        <source>Choose an erasure first.</source>
        <translation>Choose an erasure first.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>condition, its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP address</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>Bot</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>everything</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between conditions</comment>
        <translation>; </translation>
    </message>
    <message>
        <source>Erase records</source>
        <translation>Erase records</translation>
    </message>
    <message>
        <source>It cannot be brought back. What the service has deleted already is gone for good.</source>
        <translation>It cannot be brought back. What the service has deleted already is gone for good.</translation>
    </message>
    <message>
        <source>Copies of the archive file that were made before are not touched.</source>
        <translation>Copies of the archive file that were made before are not touched.</translation>
    </message>
    <message>
        <source>The certificate names you, the conditions and the reason.</source>
        <translation>The certificate names you, the conditions and the reason.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>ERASE</source>
        <comment>word to be typed</comment>
        <translation>ERASE</translation>
    </message>
    <message>
        <source>Save the certificate</source>
        <translation>Save the certificate</translation>
    </message>
    <message>
        <source>erasure-%1</source>
        <comment>name of a file</comment>
        <translation>erasure-%1</translation>
    </message>
    <message>
        <source>The certificate was written to %1.</source>
        <translation>The certificate was written to %1.</translation>
    </message>
    <message numerus="yes">
        <source>What %Ln record(s) say is erased from this machine.</source>
        <translation>
            <numerusform>What %Ln record says is erased from this machine.</numerusform>
            <numerusform>What %Ln records say is erased from this machine.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What %Ln record(s) said was erased. Keep the certificate.</source>
        <translation>
            <numerusform>What %Ln record said was erased. Keep the certificate.</numerusform>
            <numerusform>What %Ln records said was erased. Keep the certificate.</numerusform>
        </translation>
    </message>
    <message>
        <source>Old key</source>
        <translation>Old key</translation>
    </message>
    <message>
        <source>Archive put aside</source>
        <translation>Archive put aside</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::archive::FetchSection</name>
    <message>
        <source>Fetching</source>
        <translation>Fetching</translation>
    </message>
    <message>
        <source>Fetch regularly</source>
        <translation>Fetch regularly</translation>
    </message>
    <message>
        <source>Rhythm</source>
        <translation>Rhythm</translation>
    </message>
    <message>
        <source>Fetch now</source>
        <translation>Fetch now</translation>
    </message>
    <message>
        <source>While the console is closed or locked nothing is fetched. To fetch around the clock, run sekisho --archive on a computer that is always on.</source>
        <translation>While the console is closed or locked nothing is fetched. To fetch around the clock, run sekisho --archive on a computer that is always on.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>A run is under way.</source>
        <translation>A run is under way.</translation>
    </message>
    <message>
        <source>There was nothing new to fetch.</source>
        <translation>There was nothing new to fetch.</translation>
    </message>
    <message numerus="yes">
        <source>every %Ln minute(s)</source>
        <translation>
            <numerusform>every minute</numerusform>
            <numerusform>every %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %Ln hour(s)</source>
        <translation>
            <numerusform>every hour</numerusform>
            <numerusform>every %Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) so far</source>
        <translation>
            <numerusform>%Ln record so far</numerusform>
            <numerusform>%Ln records so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new record(s) were fetched.</source>
        <translation>
            <numerusform>%Ln new record was fetched.</numerusform>
            <numerusform>%Ln new records were fetched.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask for a permit…</source>
        <translation>Ask for a permit…</translation>
    </message>
    <message>
        <source>Another administrator decides on it under “Requests”.</source>
        <translation>Another administrator decides on it under “Requests”.</translation>
    </message>
    <message>
        <source>Ask to fetch the logs</source>
        <translation>Ask to fetch the logs</translation>
    </message>
    <message>
        <source>Taking logs out of the service needs a second person. Once somebody has agreed, this archive fetches them without asking again.</source>
        <translation>Taking logs out of the service needs a second person. Once somebody has agreed, this archive fetches them without asking again.</translation>
    </message>
    <message numerus="yes">
        <source>The permit is yours alone and ends after %Ln day(s).</source>
        <translation>
            <numerusform>The permit is yours alone and ends after %Ln day.</numerusform>
            <numerusform>The permit is yours alone and ends after %Ln days.</numerusform>
        </translation>
    </message>
    <message>
        <source>That you asked for it, who agreed, and each fetch stand in the audit log.</source>
        <translation>That you asked for it, who agreed, and each fetch stand in the audit log.</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>Ask for it</translation>
    </message>
    <message>
        <source>The logs may be fetched now.</source>
        <translation>The logs may be fetched now.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::archive::FindSection</name>
    <message>
        <source>All logs</source>
        <translation>All logs</translation>
    </message>
    <message>
        <source>Find a record</source>
        <translation>Find a record</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Words: names, addresses, what was done</source>
        <translation>Words: names, addresses, what was done</translation>
    </message>
    <message>
        <source>From (first day)</source>
        <translation>From (first day)</translation>
    </message>
    <message>
        <source>Until (last day)</source>
        <translation>Until (last day)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Show more</translation>
    </message>
    <message>
        <source>Evidence…</source>
        <translation>Evidence…</translation>
    </message>
    <message>
        <source>Records that were found</source>
        <translation>Records that were found</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>There is nothing to search yet.</source>
        <translation>There is nothing to search yet.</translation>
    </message>
    <message>
        <source>A date has the form 2026-04-01.</source>
        <translation>A date has the form 2026-04-01.</translation>
    </message>
    <message>
        <source>No record matches. Check the period and the words.</source>
        <translation>No record matches. Check the period and the words.</translation>
    </message>
    <message>
        <source>(content gone)</source>
        <translation>(content gone)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s), the newest first.</source>
        <translation>
            <numerusform>%Ln record.</numerusform>
            <numerusform>%Ln records, the newest first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln record(s); there are more.</source>
        <translation>
            <numerusform>The newest record; there are more.</numerusform>
            <numerusform>The newest %Ln records; there are more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::archive::LeftoverSection</name>
    <message>
        <source>Old key</source>
        <translation>Old key</translation>
    </message>
    <message>
        <source>Archive put aside</source>
        <translation>Archive put aside</translation>
    </message>
    <message>
        <source>Old keys and archives put aside</source>
        <translation>Old keys and archives put aside</translation>
    </message>
    <message>
        <source>A key of before is kept, wrapped by the password of then, because an archive that was put aside may need it. Nothing of this is opened or deleted by itself.</source>
        <translation>A key of before is kept, wrapped by the password of then, because an archive that was put aside may need it. Nothing of this is opened or deleted by itself.</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Remove…</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Last written</source>
        <translation>Last written</translation>
    </message>
    <message>
        <source>Choose what is to be removed first.</source>
        <translation>Choose what is to be removed first.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what, file</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Remove old keys and archives</source>
        <translation>Remove old keys and archives</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are deleted from this computer for good.</source>
        <translation>
            <numerusform>%Ln file is deleted from this computer for good.</numerusform>
            <numerusform>%Ln files are deleted from this computer for good.</numerusform>
        </translation>
    </message>
    <message>
        <source>Without its key nobody will ever read an archive that was put aside.</source>
        <translation>Without its key nobody will ever read an archive that was put aside.</translation>
    </message>
    <message>
        <source>No archive was put aside: nothing here needs these keys.</source>
        <translation>No archive was put aside: nothing here needs these keys.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>The certificate cannot say what was in the archive: nobody can read it here.</source>
        <translation>The certificate cannot say what was in the archive: nobody can read it here.</translation>
    </message>
    <message>
        <source>A signed certificate of each names the file, you and the reason.</source>
        <translation>A signed certificate of each names the file, you and the reason.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>It stands in the certificate.</source>
        <translation>It stands in the certificate.</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>A reason is needed.</translation>
    </message>
    <message>
        <source>The reason is too long.</source>
        <translation>The reason is too long.</translation>
    </message>
    <message>
        <source>They were removed. Keep the certificates.</source>
        <translation>They were removed. Keep the certificates.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::archive::Section</name>
    <message>
        <source>This needs a sign-in, so that it is known who did it.</source>
        <translation>This needs a sign-in, so that it is known who did it.</translation>
    </message>
    <message>
        <source>This needs the right to operate the local archive.</source>
        <translation>This needs the right to operate the local archive.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>days</comment>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>Another window or program writes into this archive.</source>
        <translation>Another window or program writes into this archive.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::archive::StatusSection</name>
    <message>
        <source>What is kept on this machine</source>
        <translation>What is kept on this machine</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>Numbers in the chain</source>
        <translation>Numbers in the chain</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Last fetched</source>
        <translation>Last fetched</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>Next run</translation>
    </message>
    <message>
        <source>Signing key of the service</source>
        <translation>Signing key of the service</translation>
    </message>
    <message>
        <source>Accept the key…</source>
        <translation>Accept the key…</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>numbers</comment>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>running now</source>
        <translation>running now</translation>
    </message>
    <message>
        <source>none: regular fetching is off</source>
        <translation>none: regular fetching is off</translation>
    </message>
    <message>
        <source>as soon as the service can be reached</source>
        <translation>as soon as the service can be reached</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>time, what went wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The service shows another signing key (%1…) than before (%2…). What it signs with it proves nothing here until you accept it. Ask the operator of the service whether the key was replaced; otherwise somebody may stand in its place.</source>
        <translation>The service shows another signing key (%1…) than before (%2…). What it signs with it proves nothing here until you accept it. Ask the operator of the service whether the key was replaced; otherwise somebody may stand in its place.</translation>
    </message>
    <message>
        <source>A file of the archive could not be read with its key. It was put aside as %1 and not deleted; this archive began anew.</source>
        <translation>A file of the archive could not be read with its key. It was put aside as %1 and not deleted; this archive began anew.</translation>
    </message>
    <message>
        <source>Accept another signing key</source>
        <translation>Accept another signing key</translation>
    </message>
    <message>
        <source>Statements that are signed by the key %1 count from now on.</source>
        <translation>Statements that are signed by the key %1 count from now on.</translation>
    </message>
    <message>
        <source>Compare it with the key that the operator of the service names, on another way than through the service.</source>
        <translation>Compare it with the key that the operator of the service names, on another way than through the service.</translation>
    </message>
    <message>
        <source>Whoever holds this key can make statements that count here.</source>
        <translation>Whoever holds this key can make statements that count here.</translation>
    </message>
    <message>
        <source>Accept the key</source>
        <translation>Accept the key</translation>
    </message>
    <message>
        <source>The signing key was accepted.</source>
        <translation>The signing key was accepted.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) did not fit the chain when they were fetched. They were kept and marked; verify to see which ones.</source>
        <translation>
            <numerusform>%Ln place did not fit the chain when it was fetched. It was kept and marked; verify to see which one.</numerusform>
            <numerusform>%Ln places did not fit the chain when they were fetched. They were kept and marked; verify to see which ones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service had forgotten %Ln record(s) before they were fetched. Fetch more often than it deletes.</source>
        <translation>
            <numerusform>The service had forgotten %Ln record before it was fetched. Fetch more often than it deletes.</numerusform>
            <numerusform>The service had forgotten %Ln records before they were fetched. Fetch more often than it deletes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Detections with their words</source>
        <translation>Detections with their words</translation>
    </message>
    <message>
        <source>Time covered</source>
        <translation>Time covered</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::brake::BudgetBar</name>
    <message>
        <source>Your own orders in full colour, those of others pale; the mark is the limit for each administrator.</source>
        <translation>Your own orders in full colour, those of others pale; the mark is the limit for each administrator.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::brake::BudgetLines</name>
    <message>
        <source>%1 held</source>
        <comment>so many orders</comment>
        <translation>%1 held</translation>
    </message>
    <message>
        <source>Your share is used up: your next order holds.</source>
        <translation>Your share is used up: your next order holds.</translation>
    </message>
    <message>
        <source>The budget is used up: the next order holds.</source>
        <translation>The budget is used up: the next order holds.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::brake::HeldPage</name>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (you)</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>Everything that is held</source>
        <translation>Everything that is held</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) of %1 wait for a decision.</source>
        <comment>of so many administrators</comment>
        <translation>
            <numerusform>%Ln order of %1 waits for a decision.</numerusform>
            <numerusform>%Ln orders of %1 wait for a decision.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln administrator(s)</source>
        <translation>
            <numerusform>%Ln administrator</numerusform>
            <numerusform>%Ln administrators</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %Ln selected…</source>
        <translation>
            <numerusform>Release %Ln selected…</numerusform>
            <numerusform>Release %Ln selected…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release all %Ln…</source>
        <translation>
            <numerusform>Release all %Ln…</numerusform>
            <numerusform>Release all %Ln…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln selected…</source>
        <translation>
            <numerusform>Reject %Ln selected…</numerusform>
            <numerusform>Reject %Ln selected…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject all %Ln…</source>
        <translation>
            <numerusform>Reject all %Ln…</numerusform>
            <numerusform>Reject all %Ln…</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose held orders first.</source>
        <translation>Choose held orders first.</translation>
    </message>
    <message>
        <source>What each administrator waits for</source>
        <translation>What each administrator waits for</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>Ordered by</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Held orders</source>
        <translation>Held orders</translation>
    </message>
    <message>
        <source>Nobody else may decide here: withdraw them and order as many as the budget above has room for; it is free again as time passes. A larger budget and a second person who decides count from a day later on.</source>
        <translation>Nobody else may decide here: withdraw them and order as many as the budget above has room for; it is free again as time passes. A larger budget and a second person who decides count from a day later on.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::devices::DeviceDetail</name>
    <message>
        <source>%1 (%2)</source>
        <comment>time (how long ago)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Open the member</source>
        <translation>Open the member</translation>
    </message>
    <message>
        <source>Sessions of the member</source>
        <translation>Sessions of the member</translation>
    </message>
    <message>
        <source>Details of the device</source>
        <translation>Details of the device</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) are chosen</source>
        <translation>
            <numerusform>%n device is chosen</numerusform>
            <numerusform>%n devices are chosen</numerusform>
        </translation>
    </message>
    <message>
        <source>No device is chosen</source>
        <translation>No device is chosen</translation>
    </message>
    <message>
        <source>What can be done with them stands below the list.</source>
        <translation>What can be done with them stands below the list.</translation>
    </message>
    <message>
        <source>Choose a device in the list to see everything known of it.</source>
        <translation>Choose a device in the list to see everything known of it.</translation>
    </message>
    <message>
        <source>The app needs an update.</source>
        <translation>The app needs an update.</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environment</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>Installed apps</source>
        <translation>Installed apps</translation>
    </message>
    <message>
        <source>MDM</source>
        <translation>MDM</translation>
    </message>
    <message>
        <source>Vendor ID</source>
        <translation>Vendor ID</translation>
    </message>
    <message>
        <source>Trusted device</source>
        <translation>Trusted device</translation>
    </message>
    <message>
        <source>Blocked since</source>
        <translation>Blocked since</translation>
    </message>
    <message>
        <source>Erased at</source>
        <translation>Erased at</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>Last access</translation>
    </message>
    <message>
        <source>Registered at</source>
        <translation>Registered at</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Registered; it can be given orders</source>
        <translation>Registered; it can be given orders</translation>
    </message>
    <message>
        <source>None; known from sign-ins only</source>
        <translation>None; known from sign-ins only</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Last contact</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>Clock of the device</source>
        <translation>Clock of the device</translation>
    </message>
    <message>
        <source>Right to the minute</source>
        <translation>Right to the minute</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::devices::DeviceFilterRow</name>
    <message>
        <source>All systems</source>
        <translation>All systems</translation>
    </message>
    <message>
        <source>This version and older ones, for example 4.1.2.</source>
        <translation>This version and older ones, for example 4.1.2.</translation>
    </message>
    <message>
        <source>Choose a system first.</source>
        <translation>Choose a system first.</translation>
    </message>
    <message>
        <source>Choose an app first.</source>
        <translation>Choose an app first.</translation>
    </message>
    <message>
        <source>No filter is set.</source>
        <translation>No filter is set.</translation>
    </message>
    <message>
        <source>Filter by member, device or model</source>
        <translation>Filter by member, device or model</translation>
    </message>
    <message>
        <source>Filter devices</source>
        <translation>Filter devices</translation>
    </message>
    <message>
        <source>Last access: 3 years</source>
        <translation>Last access: 3 years</translation>
    </message>
    <message>
        <source>Last access: 30 days</source>
        <translation>Last access: 30 days</translation>
    </message>
    <message>
        <source>Last access: 6 months</source>
        <translation>Last access: 6 months</translation>
    </message>
    <message>
        <source>Last access: 1 year</source>
        <translation>Last access: 1 year</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>Last access</translation>
    </message>
    <message>
        <source>Blocked or not</source>
        <translation>Blocked or not</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blocked</translation>
    </message>
    <message>
        <source>Not blocked</source>
        <translation>Not blocked</translation>
    </message>
    <message>
        <source>Update needed</source>
        <translation>Update needed</translation>
    </message>
    <message>
        <source>The app is more than two major versions older than the newest one in use.</source>
        <translation>The app is more than two major versions older than the newest one in use.</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>All apps</source>
        <translation>All apps</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>This version or older</source>
        <translation>This version or older</translation>
    </message>
    <message>
        <source>Version of the system, this or older</source>
        <translation>Version of the system, this or older</translation>
    </message>
    <message>
        <source>Version of the app, this or older</source>
        <translation>Version of the app, this or older</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Clear the filter</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::diff::ChangesetDialog</name>
    <message>
        <source>Check the changes</source>
        <translation>Check the changes</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::diff::ChangesetView</name>
    <message>
        <source>; </source>
        <comment>between changes</comment>
        <translation>; </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>verdict, number</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>All %1</translation>
    </message>
    <message numerus="yes">
        <source>Leave out the %n refused row(s)</source>
        <translation>
            <numerusform>Leave out the %n refused row</numerusform>
            <numerusform>Leave out the %n refused rows</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to apply.</source>
        <translation>There is nothing to apply.</translation>
    </message>
    <message>
        <source>Some rows are refused. Correct them, or leave them out.</source>
        <translation>Some rows are refused. Correct them, or leave them out.</translation>
    </message>
    <message>
        <source>Rows of the changeset</source>
        <translation>Rows of the changeset</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Stop and roll back</source>
        <translation>Stop and roll back</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>Undo…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>I know what the talk rooms lose</source>
        <translation>I know what the talk rooms lose</translation>
    </message>
    <message>
        <source>Talk rooms lose what they hold. Read above what it is, and say that you know.</source>
        <translation>Talk rooms lose what they hold. Read above what it is, and say that you know.</translation>
    </message>
    <message>
        <source>changeset</source>
        <translation>changeset</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Code of the error</source>
        <translation>Code of the error</translation>
    </message>
    <message>
        <source>Stop checking</source>
        <translation>Stop checking</translation>
    </message>
    <message>
        <source>Name or row</source>
        <translation>Name or row</translation>
    </message>
    <message>
        <source>Only rows with this name or number</source>
        <translation>Only rows with this name or number</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changes</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::diff::CheckPage</name>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>%1 Suggestion: %2</source>
        <translation>%1 Suggestion: %2</translation>
    </message>
    <message>
        <source>Checking the rows</source>
        <translation>Checking the rows</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 rows: %2 to add, %3 to change, %4 to delete, %5 other</source>
        <translation>%1 rows: %2 to add, %3 to change, %4 to delete, %5 other</translation>
    </message>
    <message>
        <source>New organizations: %1. New positions, levels and user types: %2.</source>
        <translation>New organizations: %1. New positions, levels and user types: %2.</translation>
    </message>
    <message>
        <source>Every row can be taken.</source>
        <translation>Every row can be taken.</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) cannot be taken. Correct them here (double click or F2), or go on without them.</source>
        <translation>
            <numerusform>%1 row cannot be taken. Correct it here (double click or F2), or go on without it.</numerusform>
            <numerusform>%1 rows cannot be taken. Correct them here (double click or F2), or go on without them.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to correct.</source>
        <translation>There is nothing to correct.</translation>
    </message>
    <message>
        <source>Show warnings too</source>
        <translation>Show warnings too</translation>
    </message>
    <message>
        <source>Take all suggestions</source>
        <translation>Take all suggestions</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>Kinds of faults</source>
        <translation>Kinds of faults</translation>
    </message>
    <message>
        <source>Rows with faults</source>
        <translation>Rows with faults</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Sheet</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::diff::ImpactPanel</name>
    <message>
        <source>Impact on people</source>
        <translation>Impact on people</translation>
    </message>
    <message>
        <source>Talk rooms whose readers change</source>
        <translation>Talk rooms whose readers change</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::diff::ImportRun</name>
    <message>
        <source>Choose a file</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>Sheets (*.csv *.tsv *.txt *.xlsx *.ods)</source>
        <translation>Sheets (*.csv *.tsv *.txt *.xlsx *.ods)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>There is no row that could be taken.</source>
        <translation>There is no row that could be taken.</translation>
    </message>
    <message>
        <source>Sending the rows to the service</source>
        <translation>Sending the rows to the service</translation>
    </message>
    <message>
        <source>Everything in the file is so already. There is nothing to do.</source>
        <translation>Everything in the file is so already. There is nothing to do.</translation>
    </message>
    <message>
        <source>Save the results</source>
        <translation>Save the results</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>-results</source>
        <translation>-results</translation>
    </message>
    <message>
        <source>The results are in %1.</source>
        <translation>The results are in %1.</translation>
    </message>
    <message>
        <source>The changes are applied. A file tells what became of each row.</source>
        <translation>The changes are applied. A file tells what became of each row.</translation>
    </message>
    <message>
        <source>Save the results…</source>
        <translation>Save the results…</translation>
    </message>
    <message>
        <source>Save the rows with faults</source>
        <translation>Save the rows with faults</translation>
    </message>
    <message>
        <source>-faults</source>
        <translation>-faults</translation>
    </message>
    <message>
        <source>One file for each sheet is beside %1.</source>
        <translation>One file for each sheet is beside %1.</translation>
    </message>
    <message>
        <source>The rows with faults are in %1.</source>
        <translation>The rows with faults are in %1.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::diff::MergeDialog</name>
    <message>
        <source>Somebody else saved first</source>
        <translation>Somebody else saved first</translation>
    </message>
    <message>
        <source>Somebody else changed %1 while you were editing</source>
        <translation>Somebody else changed %1 while you were editing</translation>
    </message>
    <message>
        <source>You changed different fields. Both changes are kept; nothing is overwritten.</source>
        <translation>You changed different fields. Both changes are kept; nothing is overwritten.</translation>
    </message>
    <message>
        <source>Nothing was overwritten. Where both of you changed the same field, choose which one holds.</source>
        <translation>Nothing was overwritten. Where both of you changed the same field, choose which one holds.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Yours</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Theirs</translation>
    </message>
    <message>
        <source>Save both</source>
        <translation>Save both</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Keep yours</source>
        <translation>Keep yours</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>Keep theirs</translation>
    </message>
    <message>
        <source>%1: keep yours, %2</source>
        <translation>%1: keep yours, %2</translation>
    </message>
    <message>
        <source>%1: keep theirs, %2</source>
        <translation>%1: keep theirs, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) still to choose.</source>
        <translation>
            <numerusform>%n field still to choose.</numerusform>
            <numerusform>%n fields still to choose.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::diff::RowDetail</name>
    <message>
        <source>Changes of the row</source>
        <translation>Changes of the row</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>After</source>
        <translation>After</translation>
    </message>
    <message>
        <source>Choose a row to see its changes field by field.</source>
        <translation>Choose a row to see its changes field by field.</translation>
    </message>
    <message>
        <source>%1: %2 (row %3 of the file)</source>
        <translation>%1: %2 (row %3 of the file)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::explain::AnswerView</name>
    <message>
        <source>The answer and its reasons</source>
        <translation>The answer and its reasons</translation>
    </message>
    <message>
        <source>Because of this</source>
        <translation>Because of this</translation>
    </message>
    <message>
        <source>How far it reaches</source>
        <translation>How far it reaches</translation>
    </message>
    <message>
        <source>Who else can do this</source>
        <translation>Who else can do this</translation>
    </message>
    <message>
        <source>What it passes, in this order</source>
        <translation>What it passes, in this order</translation>
    </message>
    <message>
        <source>It is not allowed</source>
        <translation>It is not allowed</translation>
    </message>
    <message>
        <source>It is allowed, under a condition</source>
        <translation>It is allowed, under a condition</translation>
    </message>
    <message>
        <source>It is allowed</source>
        <translation>It is allowed</translation>
    </message>
    <message>
        <source>What is asked besides</source>
        <translation>What is asked besides</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other role(s)</source>
        <translation>
            <numerusform>%Ln other role</numerusform>
            <numerusform>%Ln other roles</numerusform>
        </translation>
    </message>
    <message>
        <source>Who could grant it</source>
        <translation>Who could grant it</translation>
    </message>
    <message>
        <source>The smallest change that would take it away</source>
        <translation>The smallest change that would take it away</translation>
    </message>
    <message>
        <source>There is none: the office of the highest administrator is only handed over.</source>
        <translation>There is none: the office of the highest administrator is only handed over.</translation>
    </message>
    <message>
        <source>All of these are needed; each alone leaves another way open.</source>
        <translation>All of these are needed; each alone leaves another way open.</translation>
    </message>
    <message>
        <source>The other menus of the role go with it.</source>
        <translation>The other menus of the role go with it.</translation>
    </message>
    <message>
        <source>Nobody else is touched.</source>
        <translation>Nobody else is touched.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::explain::LinkRow</name>
    <message>
        <source>Speaks for it</source>
        <translation>Speaks for it</translation>
    </message>
    <message>
        <source>Speaks against it</source>
        <translation>Speaks against it</translation>
    </message>
    <message>
        <source>Is asked besides</source>
        <translation>Is asked besides</translation>
    </message>
    <message>
        <source>%1. %2: %3</source>
        <comment>sign, kind, sentence</comment>
        <translation>%1. %2: %3</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::explain::PeoplePage</name>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>What he can do</source>
        <translation>What he can do</translation>
    </message>
    <message>
        <source>Other menus only</source>
        <translation>Other menus only</translation>
    </message>
    <message numerus="yes">
        <source>%Ln administrator(s). Enter opens the whole chain of the one that is chosen.</source>
        <translation>
            <numerusform>%Ln administrator. Enter opens the whole chain.</numerusform>
            <numerusform>%Ln administrators. Enter opens the whole chain of the one that is chosen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln further one(s) lie outside of your own organizations and are not named.</source>
        <translation>
            <numerusform>%Ln further one lies outside of your own organizations and is not named.</numerusform>
            <numerusform>%Ln further ones lie outside of your own organizations and are not named.</numerusform>
        </translation>
    </message>
    <message>
        <source>who-can</source>
        <translation>who-can</translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation>Asking the service…</translation>
    </message>
    <message>
        <source>No administrator of your own organizations reaches this member</source>
        <translation>No administrator of your own organizations reaches this member</translation>
    </message>
    <message>
        <source>Nobody in your own organizations can do this</source>
        <translation>Nobody in your own organizations can do this</translation>
    </message>
    <message>
        <source>The highest administrator can give a role that includes it.</source>
        <translation>The highest administrator can give a role that includes it.</translation>
    </message>
    <message>
        <source>Reasons are known to the service only</source>
        <translation>Reasons are known to the service only</translation>
    </message>
    <message>
        <source>They can be asked for as soon as there is a connection.</source>
        <translation>They can be asked for as soon as there is a connection.</translation>
    </message>
    <message>
        <source>The service could not answer</source>
        <translation>The service could not answer</translation>
    </message>
    <message>
        <source>Administrators</source>
        <translation>Administrators</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::explain::QuestionForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Choose the member it is about.</source>
        <translation>Choose the member it is about.</translation>
    </message>
    <message>
        <source>Choose the organization it is about.</source>
        <translation>Choose the organization it is about.</translation>
    </message>
    <message>
        <source>A member outside of the local copy</source>
        <translation>A member outside of the local copy</translation>
    </message>
    <message>
        <source>An organization outside of the local copy</source>
        <translation>An organization outside of the local copy</translation>
    </message>
    <message>
        <source>Myself (%1)</source>
        <translation>Myself (%1)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Choose somebody else</source>
        <translation>Choose somebody else</translation>
    </message>
    <message>
        <source>Person: %1</source>
        <translation>Person: %1</translation>
    </message>
    <message>
        <source>Myself</source>
        <translation>Myself</translation>
    </message>
    <message>
        <source>Choose on what</source>
        <translation>Choose on what</translation>
    </message>
    <message>
        <source>On what: %1</source>
        <translation>On what: %1</translation>
    </message>
    <message>
        <source>Get the answer</source>
        <translation>Get the answer</translation>
    </message>
    <message>
        <source>The whole tenant</source>
        <translation>The whole tenant</translation>
    </message>
    <message>
        <source>An organization</source>
        <translation>An organization</translation>
    </message>
    <message>
        <source>A member</source>
        <translation>A member</translation>
    </message>
    <message>
        <source>The client as such</source>
        <translation>The client as such</translation>
    </message>
    <message>
        <source>Not asked about</source>
        <translation>Not asked about</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>On what</source>
        <translation>On what</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP address</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Country</translation>
    </message>
    <message>
        <source>Choose the group it is about.</source>
        <translation>Choose the group it is about.</translation>
    </message>
    <message>
        <source>A group outside of the local copy</source>
        <translation>A group outside of the local copy</translation>
    </message>
    <message>
        <source>A group</source>
        <translation>A group</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::fields::EntryList</name>
    <message>
        <source>Choose an entry first.</source>
        <translation>Choose an entry first.</translation>
    </message>
    <message>
        <source>It is the first one.</source>
        <translation>It is the first one.</translation>
    </message>
    <message>
        <source>It is the last one.</source>
        <translation>It is the last one.</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Delete…</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::fields::PropertyDialog</name>
    <message>
        <source>Add a custom property</source>
        <translation>Add a custom property</translation>
    </message>
    <message>
        <source>Edit a custom property</source>
        <translation>Edit a custom property</translation>
    </message>
    <message>
        <source>All members</source>
        <translation>All members</translation>
    </message>
    <message>
        <source>Administrators and the member</source>
        <translation>Administrators and the member</translation>
    </message>
    <message>
        <source>Administrators only</source>
        <translation>Administrators only</translation>
    </message>
    <message>
        <source>The member too</source>
        <translation>The member too</translation>
    </message>
    <message>
        <source>Fixed once the property exists.</source>
        <translation>Fixed once the property exists.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What people read; at most 20 characters</source>
        <translation>What people read; at most 20 characters</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>For sheets and the API: a–z, A–Z, 0–9 and underscore</source>
        <translation>For sheets and the API: a–z, A–Z, 0–9 and underscore</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Several values</source>
        <translation>Several values</translation>
    </message>
    <message>
        <source>At most 10 for each member</source>
        <translation>At most 10 for each member</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>One a line, at least two; &quot;S = Small&quot; stores S and shows Small</source>
        <translation>One a line, at least two; &quot;S = Small&quot; stores S and shows Small</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>Adding and editing a member stop where it is empty.</source>
        <translation>Adding and editing a member stop where it is empty.</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>Who sees it</translation>
    </message>
    <message>
        <source>Who may change it</source>
        <translation>Who may change it</translation>
    </message>
    <message>
        <source>Add property</source>
        <translation>Add property</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Nothing is changed yet.</translation>
    </message>
    <message>
        <source>Fill in what is missing first.</source>
        <translation>Fill in what is missing first.</translation>
    </message>
    <message>
        <source>%1 (“%2”)</source>
        <translation>%1 (“%2”)</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::fields::SettingsPage</name>
    <message>
        <source>Numbers are typed by hand.</source>
        <translation>Numbers are typed by hand.</translation>
    </message>
    <message>
        <source>A number looks like %1.</source>
        <translation>A number looks like %1.</translation>
    </message>
    <message>
        <source>No number of this length is left. Allow more digits or another prefix.</source>
        <translation>No number of this length is left. Allow more digits or another prefix.</translation>
    </message>
    <message>
        <source>The next number: %1</source>
        <translation>The next number: %1</translation>
    </message>
    <message>
        <source>Every member has an employee number.</source>
        <translation>Every member has an employee number.</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) have no employee number.</source>
        <translation>
            <numerusform>%n member has no employee number.</numerusform>
            <numerusform>%n members have no employee number.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save or discard the draft first.</source>
        <translation>Save or discard the draft first.</translation>
    </message>
    <message>
        <source>Turn the automatic numbering on first.</source>
        <translation>Turn the automatic numbering on first.</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Nothing is changed yet.</translation>
    </message>
    <message>
        <source>Draft, not saved</source>
        <translation>Draft, not saved</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>Shown to members</source>
        <translation>Shown to members</translation>
    </message>
    <message>
        <source>Who may change it</source>
        <translation>Who may change it</translation>
    </message>
    <message>
        <source>Fixed, and why</source>
        <translation>Fixed, and why</translation>
    </message>
    <message>
        <source>Fields of members</source>
        <translation>Fields of members</translation>
    </message>
    <message>
        <source>Employee numbers</source>
        <translation>Employee numbers</translation>
    </message>
    <message>
        <source>Give numbers to new members by itself</source>
        <translation>Give numbers to new members by itself</translation>
    </message>
    <message>
        <source>In front of the number</source>
        <translation>In front of the number</translation>
    </message>
    <message>
        <source>At most %1 characters</source>
        <translation>At most %1 characters</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Digits</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>From %1 to %2</translation>
    </message>
    <message>
        <source>Give numbers…</source>
        <translation>Give numbers…</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Press “Edit” first.</source>
        <translation>Press “Edit” first.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::fields::StatusDialog</name>
    <message>
        <source>Add a profile status</source>
        <translation>Add a profile status</translation>
    </message>
    <message>
        <source>Edit a profile status</source>
        <translation>Edit a profile status</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Belongs to the product.</source>
        <translation>Belongs to the product.</translation>
    </message>
    <message>
        <source>At most 20 characters</source>
        <translation>At most 20 characters</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Icon</translation>
    </message>
    <message>
        <source>Offer it to everybody</source>
        <translation>Offer it to everybody</translation>
    </message>
    <message>
        <source>Members may choose it themselves</source>
        <translation>Members may choose it themselves</translation>
    </message>
    <message>
        <source>Add status</source>
        <translation>Add status</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Nothing is changed yet.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::groups::EntryEditor</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>This organization is in the group already.</source>
        <translation>This organization is in the group already.</translation>
    </message>
    <message>
        <source>A group cannot contain itself.</source>
        <translation>A group cannot contain itself.</translation>
    </message>
    <message>
        <source>This group is within it, so it cannot come into this group.</source>
        <translation>This group is within it, so it cannot come into this group.</translation>
    </message>
    <message>
        <source>It is in the group already.</source>
        <translation>It is in the group already.</translation>
    </message>
    <message>
        <source>Choose whom to take out first.</source>
        <translation>Choose whom to take out first.</translation>
    </message>
    <message>
        <source>Group masters</source>
        <translation>Group masters</translation>
    </message>
    <message>
        <source>Direct members</source>
        <translation>Direct members</translation>
    </message>
    <message>
        <source>Add master…</source>
        <translation>Add master…</translation>
    </message>
    <message>
        <source>Add member…</source>
        <translation>Add member…</translation>
    </message>
    <message>
        <source>Add organization…</source>
        <translation>Add organization…</translation>
    </message>
    <message>
        <source>Add group…</source>
        <translation>Add group…</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>Who may write to the mailing list</source>
        <translation>Who may write to the mailing list</translation>
    </message>
    <message>
        <source>Who may send as the mailing list</source>
        <translation>Who may send as the mailing list</translation>
    </message>
    <message>
        <source>A group with external users cannot stand in another group.</source>
        <translation>A group with external users cannot stand in another group.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::groups::GroupExportDialog</name>
    <message>
        <source>Export groups</source>
        <translation>Export groups</translation>
    </message>
    <message>
        <source>The list as it is shown</source>
        <translation>The list as it is shown</translation>
    </message>
    <message>
        <source>All fields, as an import takes them back</source>
        <translation>All fields, as an import takes them back</translation>
    </message>
    <message>
        <source>With all fields the file names masters and members. Groups with external users are left out: only their masters change them.</source>
        <translation>With all fields the file names masters and members. Groups with external users are left out: only their masters change them.</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::groups::GroupForm</name>
    <message>
        <source>Group masters may change the features of the talk room</source>
        <translation>Group masters may change the features of the talk room</translation>
    </message>
    <message>
        <source>Notify all members of changes</source>
        <translation>Notify all members of changes</translation>
    </message>
    <message>
        <source>Publish the group</source>
        <translation>Publish the group</translation>
    </message>
    <message>
        <source>Accept mail from outside</source>
        <translation>Accept mail from outside</translation>
    </message>
    <message>
        <source>This needs talk.</source>
        <translation>This needs talk.</translation>
    </message>
    <message>
        <source>Turning this off puts what is stored there out of reach: %1. With talk off it goes into the archive for 30 days, and tasks are erased. The numbers are shown before anything happens.</source>
        <translation>Turning this off puts what is stored there out of reach: %1. With talk off it goes into the archive for 30 days, and tasks are erased. The numbers are shown before anything happens.</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Group name</source>
        <translation>Group name</translation>
    </message>
    <message>
        <source>Up to 100 characters, unique in the tenant.</source>
        <translation>Up to 100 characters, unique in the tenant.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Up to 300 characters.</source>
        <translation>Up to 300 characters.</translation>
    </message>
    <message>
        <source>Group masters</source>
        <translation>Group masters</translation>
    </message>
    <message>
        <source>At least one. They need not be members, and read the talk room.</source>
        <translation>At least one. They need not be members, and read the talk room.</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Members, organizations and other groups. Whoever is in them reads the talk room.</source>
        <translation>Members, organizations and other groups. Whoever is in them reads the talk room.</translation>
    </message>
    <message>
        <source>ID / mailing list</source>
        <translation>ID / mailing list</translation>
    </message>
    <message>
        <source>Left of @%1.</source>
        <translation>Left of @%1.</translation>
    </message>
    <message>
        <source>External addresses of the mailing list</source>
        <translation>External addresses of the mailing list</translation>
    </message>
    <message>
        <source>Up to 100.</source>
        <translation>Up to 100.</translation>
    </message>
    <message>
        <source>External address</source>
        <translation>External address</translation>
    </message>
    <message>
        <source>Add address</source>
        <translation>Add address</translation>
    </message>
    <message>
        <source>External Key</source>
        <translation>External Key</translation>
    </message>
    <message>
        <source>Talk room features</source>
        <translation>Talk room features</translation>
    </message>
    <message>
        <source>Alias addresses</source>
        <translation>Alias addresses</translation>
    </message>
    <message>
        <source>Further addresses of the mailing list, up to 20.</source>
        <translation>Further addresses of the mailing list, up to 20.</translation>
    </message>
    <message>
        <source>Alias address</source>
        <translation>Alias address</translation>
    </message>
    <message>
        <source>Who may write to the mailing list</source>
        <translation>Who may write to the mailing list</translation>
    </message>
    <message>
        <source>Members who may use its address as a recipient.</source>
        <translation>Members who may use its address as a recipient.</translation>
    </message>
    <message>
        <source>Who may send as the mailing list</source>
        <translation>Who may send as the mailing list</translation>
    </message>
    <message>
        <source>Members who may use its address as a sender.</source>
        <translation>Members who may use its address as a sender.</translation>
    </message>
    <message>
        <source>Group type</source>
        <translation>Group type</translation>
    </message>
    <message>
        <source>Users of LINE WORKS of other companies are invited by its masters in their app. Masters and members need the permission to talk with them; whoever is in an organization or group of it without the permission does not read it.</source>
        <translation>Users of LINE WORKS of other companies are invited by its masters in their app. Masters and members need the permission to talk with them; whoever is in an organization or group of it without the permission does not read it.</translation>
    </message>
    <message>
        <source>It stays what it was made as.</source>
        <translation>It stays what it was made as.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::groups::GroupPage</name>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Group masters</source>
        <translation>Group masters</translation>
    </message>
    <message>
        <source>None. Name one, or nobody looks after the group.</source>
        <translation>None. Name one, or nobody looks after the group.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>ID / mailing list</source>
        <translation>ID / mailing list</translation>
    </message>
    <message>
        <source>Further addresses</source>
        <translation>Further addresses</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>Not published</source>
        <translation>Not published</translation>
    </message>
    <message>
        <source>masters may change features</source>
        <translation>masters may change features</translation>
    </message>
    <message>
        <source>members are notified of changes</source>
        <translation>members are notified of changes</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Stands in the groups</source>
        <translation>Stands in the groups</translation>
    </message>
    <message>
        <source>External Key</source>
        <translation>External Key</translation>
    </message>
    <message>
        <source>No group is chosen</source>
        <translation>No group is chosen</translation>
    </message>
    <message>
        <source>Choose one in the list to see who is in it and who reads its talk room.</source>
        <translation>Choose one in the list to see who is in it and who reads its talk room.</translation>
    </message>
    <message>
        <source>Direct members (%1)</source>
        <translation>Direct members (%1)</translation>
    </message>
    <message>
        <source>Add a group</source>
        <translation>Add a group</translation>
    </message>
    <message>
        <source>Edit: %1</source>
        <translation>Edit: %1</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Delete…</translation>
    </message>
    <message>
        <source>Talk room</source>
        <translation>Talk room</translation>
    </message>
    <message>
        <source>Filter direct members</source>
        <translation>Filter direct members</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Direct members of this group</source>
        <translation>Direct members of this group</translation>
    </message>
    <message>
        <source>Who may write to the mailing list</source>
        <translation>Who may write to the mailing list</translation>
    </message>
    <message>
        <source>Who may send as the mailing list</source>
        <translation>Who may send as the mailing list</translation>
    </message>
    <message>
        <source>Group type</source>
        <translation>Group type</translation>
    </message>
    <message>
        <source>Users of other companies read this talk room too. Only members with the permission to talk with them take part.</source>
        <translation>Users of other companies read this talk room too. Only members with the permission to talk with them take part.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::groups::GroupPhoto</name>
    <message>
        <source>Change photo…</source>
        <translation>Change photo…</translation>
    </message>
    <message>
        <source>Delete photo…</source>
        <translation>Delete photo…</translation>
    </message>
    <message>
        <source>The group has no photo.</source>
        <translation>The group has no photo.</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Choose a picture</translation>
    </message>
    <message>
        <source>Pictures (*.png *.PNG *.jpg *.JPG *.jpeg *.JPEG *.gif *.GIF)</source>
        <translation>Pictures (*.png *.PNG *.jpg *.JPG *.jpeg *.JPEG *.gif *.GIF)</translation>
    </message>
    <message>
        <source>The photo of %1 was changed.</source>
        <translation>The photo of %1 was changed.</translation>
    </message>
    <message>
        <source>Delete the photo of %1</source>
        <translation>Delete the photo of %1</translation>
    </message>
    <message>
        <source>Its initials are shown instead. It cannot be brought back.</source>
        <translation>Its initials are shown instead. It cannot be brought back.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>The photo of %1 was deleted.</source>
        <translation>The photo of %1 was deleted.</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>It is being saved.</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Photo of the group</source>
        <translation>Photo of the group</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::imports::ColumnsPage</name>
    <message>
        <source>Members</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>Organizations</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positions</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Levels</translation>
    </message>
    <message>
        <source>User types</source>
        <translation>User types</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Groups</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n row(s))</source>
        <translation>
            <numerusform>%1 (%n row)</numerusform>
            <numerusform>%1 (%n rows)</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Place in the tree</source>
        <translation>Place in the tree</translation>
    </message>
    <message>
        <source>Add what is new, change what is there</source>
        <translation>Add what is new, change what is there</translation>
    </message>
    <message>
        <source>Add only</source>
        <translation>Add only</translation>
    </message>
    <message>
        <source>Change only</source>
        <translation>Change only</translation>
    </message>
    <message>
        <source>leaves the field as it is</source>
        <translation>leaves the field as it is</translation>
    </message>
    <message>
        <source>empties the field</source>
        <translation>empties the field</translation>
    </message>
    <message>
        <source>The member creates it</source>
        <translation>The member creates it</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>(not used)</source>
        <translation>(not used)</translation>
    </message>
    <message>
        <source>Meaning of column %1</source>
        <translation>Meaning of column %1</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>Column %1</translation>
    </message>
    <message>
        <source>Sheets of the file</source>
        <translation>Sheets of the file</translation>
    </message>
    <message>
        <source>Columns of the file and their meaning</source>
        <translation>Columns of the file and their meaning</translation>
    </message>
    <message>
        <source>The rows are</source>
        <translation>The rows are</translation>
    </message>
    <message>
        <source>Told apart by</source>
        <translation>Told apart by</translation>
    </message>
    <message>
        <source>Rows may</source>
        <translation>Rows may</translation>
    </message>
    <message>
        <source>An empty cell</source>
        <translation>An empty cell</translation>
    </message>
    <message>
        <source>Initial password</source>
        <translation>Initial password</translation>
    </message>
    <message>
        <source>Create organizations, positions, levels and user types that are named and not there</source>
        <translation>Create organizations, positions, levels and user types that are named and not there</translation>
    </message>
    <message>
        <source>The mail goes to the private address. Its link holds for 7 days.</source>
        <translation>The mail goes to the private address. Its link holds for 7 days.</translation>
    </message>
    <message>
        <source>Only who is added and creates the password himself is invited.</source>
        <translation>Only who is added and creates the password himself is invited.</translation>
    </message>
    <message>
        <source>Send invitation mails once the changes are applied</source>
        <translation>Send invitation mails once the changes are applied</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::invitation::ApplicantsPage</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Wished ID</source>
        <translation>Wished ID</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Becomes</translation>
    </message>
    <message>
        <source>Link of</source>
        <translation>Link of</translation>
    </message>
    <message>
        <source>Applied on</source>
        <translation>Applied on</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Time left</translation>
    </message>
    <message>
        <source>Choose applicants first.</source>
        <translation>Choose applicants first.</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>Nobody waits</translation>
    </message>
    <message>
        <source>Whoever applies through an invitation link appears here at once.</source>
        <translation>Whoever applies through an invitation link appears here at once.</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Approve…</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>Reject…</translation>
    </message>
    <message>
        <source>Applicants</source>
        <translation>Applicants</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::invitation::LinkDialog</name>
    <message>
        <source>Invitation link</source>
        <translation>Invitation link</translation>
    </message>
    <message>
        <source>A link for operators was made</source>
        <translation>A link for operators was made</translation>
    </message>
    <message>
        <source>A link for members was made</source>
        <translation>A link for members was made</translation>
    </message>
    <message>
        <source>It is shown only now. Whoever has it can apply until %1; hand it only to those whom you mean, and end it when it is not needed any more.</source>
        <translation>It is shown only now. Whoever has it can apply until %1; hand it only to those whom you mean, and end it when it is not needed any more.</translation>
    </message>
    <message>
        <source>QR code of the invitation link; the field below says the same</source>
        <translation>QR code of the invitation link; the field below says the same</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copy link</translation>
    </message>
    <message>
        <source>Save QR code…</source>
        <translation>Save QR code…</translation>
    </message>
    <message>
        <source>Save sheet to print…</source>
        <translation>Save sheet to print…</translation>
    </message>
    <message>
        <source>I have kept it</source>
        <translation>I have kept it</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Save sheet to print</source>
        <translation>Save sheet to print</translation>
    </message>
    <message>
        <source>Save QR code</source>
        <translation>Save QR code</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Picture (*.png)</translation>
    </message>
    <message>
        <source>invitation.pdf</source>
        <translation>invitation.pdf</translation>
    </message>
    <message>
        <source>invitation.png</source>
        <translation>invitation.png</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Saved as %1.</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose another place.</source>
        <translation>%1 could not be written. Choose another place.</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>Invitation to %1</source>
        <translation>Invitation to %1</translation>
    </message>
    <message>
        <source>Take a picture of this code with your telephone and fill in the form.</source>
        <translation>Take a picture of this code with your telephone and fill in the form.</translation>
    </message>
    <message>
        <source>You can apply until %1.</source>
        <translation>You can apply until %1.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::invitation::LinksPage</name>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Made by</translation>
    </message>
    <message>
        <source>Makes</source>
        <translation>Makes</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Made on</translation>
    </message>
    <message>
        <source>Works until</source>
        <translation>Works until</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Allow links in the settings first.</source>
        <translation>Allow links in the settings first.</translation>
    </message>
    <message>
        <source>Choose a link first.</source>
        <translation>Choose a link first.</translation>
    </message>
    <message>
        <source>This link does not work any more.</source>
        <translation>This link does not work any more.</translation>
    </message>
    <message>
        <source>Links are not allowed: none of these works until the settings allow them.</source>
        <translation>Links are not allowed: none of these works until the settings allow them.</translation>
    </message>
    <message>
        <source>There are no invitation links</source>
        <translation>There are no invitation links</translation>
    </message>
    <message>
        <source>Make one and hand it, or its QR code, to those whom you invite.</source>
        <translation>Make one and hand it, or its QR code, to those whom you invite.</translation>
    </message>
    <message>
        <source>Make a link…</source>
        <translation>Make a link…</translation>
    </message>
    <message>
        <source>End the link…</source>
        <translation>End the link…</translation>
    </message>
    <message>
        <source>Invitation links</source>
        <translation>Invitation links</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::invitation::PlacingForm</name>
    <message>
        <source>This is compulsory and not there: %1. Only an administrator who may change members can add it.</source>
        <translation>This is compulsory and not there: %1. Only an administrator who may change members can add it.</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Where the new member belongs</source>
        <translation>Where the new member belongs</translation>
    </message>
    <message>
        <source>Where the new members belong</source>
        <translation>Where the new members belong</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::logs::HistoryPage</name>
    <message>
        <source>Searching all logs</source>
        <translation>Searching all logs</translation>
    </message>
    <message>
        <source>No log that you may see has a record of this</source>
        <translation>No log that you may see has a record of this</translation>
    </message>
    <message>
        <source>Logs that your role does not show are not searched.</source>
        <translation>Logs that your role does not show are not searched.</translation>
    </message>
    <message>
        <source>No record matches</source>
        <translation>No record matches</translation>
    </message>
    <message>
        <source>Searched for: %1</source>
        <translation>Searched for: %1</translation>
    </message>
    <message>
        <source>Clear the conditions</source>
        <translation>Clear the conditions</translation>
    </message>
    <message>
        <source>Nothing was found so far</source>
        <translation>Nothing was found so far</translation>
    </message>
    <message>
        <source>Everything back to %1 was looked at.</source>
        <translation>Everything back to %1 was looked at.</translation>
    </message>
    <message>
        <source>Go on searching</source>
        <translation>Go on searching</translation>
    </message>
    <message>
        <source>The logs are kept by the service</source>
        <translation>The logs are kept by the service</translation>
    </message>
    <message>
        <source>They can be searched as soon as there is a connection.</source>
        <translation>They can be searched as soon as there is a connection.</translation>
    </message>
    <message>
        <source>The logs could not be searched</source>
        <translation>The logs could not be searched</translation>
    </message>
    <message>
        <source>There is no connection to the service. You see the local archive.</source>
        <translation>There is no connection to the service. You see the local archive.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>The service makes a file of all records that match.</source>
        <translation>The service makes a file of all records that match.</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>There is nothing to export.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Back to the log</source>
        <translation>Back to the log</translation>
    </message>
    <message>
        <source>History of %1</source>
        <translation>History of %1</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>All logs</source>
        <translation>All logs</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::logs::LogDetail</name>
    <message>
        <source>History of this member</source>
        <translation>History of this member</translation>
    </message>
    <message>
        <source>History of this object</source>
        <translation>History of this object</translation>
    </message>
    <message>
        <source>Open the member</source>
        <translation>Open the member</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Copy as JSON</translation>
    </message>
    <message>
        <source>Details of the record</source>
        <translation>Details of the record</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are chosen</source>
        <translation>
            <numerusform>%n record is chosen</numerusform>
            <numerusform>%n records are chosen</numerusform>
        </translation>
    </message>
    <message>
        <source>No record is chosen</source>
        <translation>No record is chosen</translation>
    </message>
    <message>
        <source>They can be copied together.</source>
        <translation>They can be copied together.</translation>
    </message>
    <message>
        <source>Choose a record in the list to see everything that it says.</source>
        <translation>Choose a record in the list to see everything that it says.</translation>
    </message>
    <message>
        <source>Removed by retention</source>
        <translation>Removed by retention</translation>
    </message>
    <message>
        <source>What this record said was removed when its time was over. Its place, its time and its log stay in the chain, so that the rest still proves itself.</source>
        <translation>What this record said was removed when its time was over. Its place, its time and its log stay in the chain, so that the rest still proves itself.</translation>
    </message>
    <message>
        <source>The record names nobody.</source>
        <translation>The record names nobody.</translation>
    </message>
    <message>
        <source>The record names no object.</source>
        <translation>The record names no object.</translation>
    </message>
    <message>
        <source>Nobody of the list of members is named here.</source>
        <translation>Nobody of the list of members is named here.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>Done by</translation>
    </message>
    <message>
        <source>On what</source>
        <translation>On what</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP address</translation>
    </message>
    <message>
        <source>Service type</source>
        <translation>Service type</translation>
    </message>
    <message>
        <source>ID of who did it</source>
        <translation>ID of who did it</translation>
    </message>
    <message>
        <source>ID of the object</source>
        <translation>ID of the object</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>Request ID</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>After</source>
        <translation>After</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Proof</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Serial number</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Happened</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Taken in</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Hash of the content</source>
        <translation>Hash of the content</translation>
    </message>
    <message>
        <source>Everything in the logs about whoever did this</source>
        <translation>Everything in the logs about whoever did this</translation>
    </message>
    <message>
        <source>Everything in the logs about what this was done to</source>
        <translation>Everything in the logs about what this was done to</translation>
    </message>
    <message>
        <source>Reason code</source>
        <translation>Reason code</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::logs::LogFilterRow</name>
    <message>
        <source>“%1” is no IP address and no network. Write it like 203.0.113.7 or 203.0.113.0/24.</source>
        <translation>“%1” is no IP address and no network. Write it like 203.0.113.7 or 203.0.113.0/24.</translation>
    </message>
    <message>
        <source>“%1” is no date. Write it as YYYY-MM-DD.</source>
        <translation>“%1” is no date. Write it as YYYY-MM-DD.</translation>
    </message>
    <message>
        <source>The period ends before it begins.</source>
        <translation>The period ends before it begins.</translation>
    </message>
    <message>
        <source>No condition is set.</source>
        <translation>No condition is set.</translation>
    </message>
    <message>
        <source>By a member…</source>
        <translation>By a member…</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>By %1</translation>
    </message>
    <message>
        <source>Shows what everybody did again.</source>
        <translation>Shows what everybody did again.</translation>
    </message>
    <message>
        <source>Shows only what one member did.</source>
        <translation>Shows only what one member did.</translation>
    </message>
    <message>
        <source>On %1</source>
        <comment>what something was done to</comment>
        <translation>On %1</translation>
    </message>
    <message>
        <source>Shows what was done to everything again.</source>
        <translation>Shows what was done to everything again.</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>All actions</translation>
    </message>
    <message>
        <source>Words in names, subjects, IDs and details</source>
        <translation>Words in names, subjects, IDs and details</translation>
    </message>
    <message>
        <source>Search the logs</source>
        <translation>Search the logs</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>31 days</source>
        <translation>31 days</translation>
    </message>
    <message>
        <source>A period of one&apos;s own</source>
        <translation>A period of one&apos;s own</translation>
    </message>
    <message>
        <source>All that is kept</source>
        <translation>All that is kept</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>All results</source>
        <translation>All results</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>People and bots</source>
        <translation>People and bots</translation>
    </message>
    <message>
        <source>Bots only</source>
        <translation>Bots only</translation>
    </message>
    <message>
        <source>Without bots</source>
        <translation>Without bots</translation>
    </message>
    <message>
        <source>Bots</source>
        <translation>Bots</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>IP address or range</source>
        <translation>IP address or range</translation>
    </message>
    <message>
        <source>For example 203.0.113.7 or 203.0.113.0/24.</source>
        <translation>For example 203.0.113.7 or 203.0.113.0/24.</translation>
    </message>
    <message>
        <source>From, the whole day</source>
        <translation>From, the whole day</translation>
    </message>
    <message>
        <source>Until, the whole day</source>
        <translation>Until, the whole day</translation>
    </message>
    <message>
        <source>Clear the conditions</source>
        <translation>Clear the conditions</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::logs::LogList</name>
    <message>
        <source>Everything up to %1 was looked at. Later records were not looked at yet.</source>
        <translation>Everything up to %1 was looked at. Later records were not looked at yet.</translation>
    </message>
    <message>
        <source>Everything back to %1 was looked at. Older records were not looked at yet.</source>
        <translation>Everything back to %1 was looked at. Older records were not looked at yet.</translation>
    </message>
    <message>
        <source>Fetching the rest, %1 so far …</source>
        <translation>Fetching the rest, %1 so far …</translation>
    </message>
    <message>
        <source>%1 records, searching …</source>
        <translation>%1 records, searching …</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>Searching …</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 records and more</source>
        <translation>%1 records and more</translation>
    </message>
    <message>
        <source>%1, %2 chosen</source>
        <translation>%1, %2 chosen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Select all</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) were copied.</source>
        <translation>
            <numerusform>%n record was copied.</numerusform>
            <numerusform>%n records were copied.</numerusform>
        </translation>
    </message>
    <message>
        <source>The record was copied as JSON.</source>
        <translation>The record was copied as JSON.</translation>
    </message>
    <message>
        <source>Choose one record first.</source>
        <translation>Choose one record first.</translation>
    </message>
    <message>
        <source>Open a list of logs first.</source>
        <translation>Open a list of logs first.</translation>
    </message>
    <message>
        <source>Choose a record first.</source>
        <translation>Choose a record first.</translation>
    </message>
    <message>
        <source>The record names nobody.</source>
        <translation>The record names nobody.</translation>
    </message>
    <message>
        <source>The record names no object.</source>
        <translation>The record names no object.</translation>
    </message>
    <message>
        <source>Nobody of the list of members is named here.</source>
        <translation>Nobody of the list of members is named here.</translation>
    </message>
    <message>
        <source>Go on searching</source>
        <translation>Go on searching</translation>
    </message>
    <message>
        <source>All actions for the chosen records</source>
        <translation>All actions for the chosen records</translation>
    </message>
    <message>
        <source>Records of the log</source>
        <translation>Records of the log</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::logs::SavedSearches</name>
    <message>
        <source>Give the search a name.</source>
        <translation>Give the search a name.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s).</source>
        <translation>
            <numerusform>At most %n character.</numerusform>
            <numerusform>At most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::logs::SearchButton</name>
    <message>
        <source>%1 (%2)</source>
        <comment>kept search, its log</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No search is kept yet.</source>
        <translation>No search is kept yet.</translation>
    </message>
    <message>
        <source>Keep this search…</source>
        <translation>Keep this search…</translation>
    </message>
    <message>
        <source>Delete a search</source>
        <translation>Delete a search</translation>
    </message>
    <message>
        <source>Keep this search</source>
        <translation>Keep this search</translation>
    </message>
    <message>
        <source>The conditions are kept with their log. A search of the same name is replaced.</source>
        <translation>The conditions are kept with their log. A search of the same name is replaced.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Delete the search %1</source>
        <translation>Delete the search %1</translation>
    </message>
    <message>
        <source>The logs stay as they are; only this search goes.</source>
        <translation>The logs stay as they are; only this search goes.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Kept searches</source>
        <translation>Kept searches</translation>
    </message>
    <message>
        <source>Choose a search that was kept, or keep the present one under a name</source>
        <translation>Choose a search that was kept, or keep the present one under a name</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::lostdevice::FollowPage</name>
    <message>
        <source>Withdraw</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Withdraw the order that waits here</source>
        <translation>Withdraw the order that waits here</translation>
    </message>
    <message>
        <source>Nothing of it was sent. %1 is not cut off.</source>
        <translation>Nothing of it was sent. %1 is not cut off.</translation>
    </message>
    <message>
        <source>Withdraw the cut-off</source>
        <translation>Withdraw the cut-off</translation>
    </message>
    <message>
        <source>What is not done yet is not done any more. What is done stays done.</source>
        <translation>What is not done yet is not done any more. What is done stays done.</translation>
    </message>
    <message>
        <source>Withdrawn: %1</source>
        <translation>Withdrawn: %1</translation>
    </message>
    <message>
        <source>Found again: %1</source>
        <translation>Found again: %1</translation>
    </message>
    <message>
        <source>Nothing of this order can be taken back; it is only noted that it was found.</source>
        <translation>Nothing of this order can be taken back; it is only noted that it was found.</translation>
    </message>
    <message>
        <source>What can be taken back is taken back at once.</source>
        <translation>What can be taken back is taken back at once.</translation>
    </message>
    <message>
        <source>Stays as it is: %1</source>
        <translation>Stays as it is: %1</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Where it was found and who has it now.</source>
        <translation>Where it was found and who has it now.</translation>
    </message>
    <message>
        <source>Found again</source>
        <translation>Found again</translation>
    </message>
    <message>
        <source>The order that waited here has arrived at the service.</source>
        <translation>The order that waited here has arrived at the service.</translation>
    </message>
    <message>
        <source>The note and the identity check were saved.</source>
        <translation>The note and the identity check were saved.</translation>
    </message>
    <message>
        <source>The service is being asked …</source>
        <translation>The service is being asked …</translation>
    </message>
    <message>
        <source>The service cannot be reached. How far the order is will be seen when it is there again.</source>
        <translation>The service cannot be reached. How far the order is will be seen when it is there again.</translation>
    </message>
    <message>
        <source>The service does not answer. This is how far the order was when it was last seen.</source>
        <translation>The service does not answer. This is how far the order was when it was last seen.</translation>
    </message>
    <message>
        <source>Lost: %1</source>
        <translation>Lost: %1</translation>
    </message>
    <message>
        <source>Ordered %1 by %2</source>
        <translation>Ordered %1 by %2</translation>
    </message>
    <message>
        <source>It waited without a connection and arrived %1</source>
        <translation>It waited without a connection and arrived %1</translation>
    </message>
    <message>
        <source>The password was changed when the order arrived, and the temporary one is shown nowhere. Set another one when the member is to sign in again.</source>
        <translation>The password was changed when the order arrived, and the temporary one is shown nowhere. Set another one when the member is to sign in again.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more step(s)</source>
        <translation>
            <numerusform>and %n more step</numerusform>
            <numerusform>and %n more steps</numerusform>
        </translation>
    </message>
    <message>
        <source>Ordered %1 without a connection</source>
        <translation>Ordered %1 without a connection</translation>
    </message>
    <message>
        <source>The service did not take the order that waited here.</source>
        <translation>The service did not take the order that waited here.</translation>
    </message>
    <message>
        <source>Waiting in this console since %1 (%2). Nothing is cut off yet. It is sent before anything else as soon as the service can be reached.</source>
        <translation>Waiting in this console since %1 (%2). Nothing is cut off yet. It is sent before anything else as soon as the service can be reached.</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Waiting here</source>
        <translation>Waiting here</translation>
    </message>
    <message>
        <source>Takes back what is not done yet; what is done stays done.</source>
        <translation>Takes back what is not done yet; what is done stays done.</translation>
    </message>
    <message>
        <source>Lifts what can be lifted, so that the member can work again.</source>
        <translation>Lifts what can be lifted, so that the member can work again.</translation>
    </message>
    <message>
        <source>Times, evidence and who ordered it, to read, print or keep.</source>
        <translation>Times, evidence and who ordered it, to read, print or keep.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>Who was told</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Save the record</source>
        <translation>Save the record</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Page of the member</source>
        <translation>Page of the member</translation>
    </message>
    <message>
        <source>Held orders</source>
        <translation>Held orders</translation>
    </message>
    <message>
        <source>Receipt…</source>
        <translation>Receipt…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Withdraw…</translation>
    </message>
    <message>
        <source>Found again…</source>
        <translation>Found again…</translation>
    </message>
    <message>
        <source>How far the order is</source>
        <translation>How far the order is</translation>
    </message>
    <message>
        <source>The order was sent meanwhile, so nothing was withdrawn. See how far it is, and withdraw what is not done yet if you still want to.</source>
        <translation>The order was sent meanwhile, so nothing was withdrawn. See how far it is, and withdraw what is not done yet if you still want to.</translation>
    </message>
    <message>
        <source>This is how far the order was when it was last seen.</source>
        <translation>This is how far the order was when it was last seen.</translation>
    </message>
    <message>
        <source>The password has not been changed yet. The temporary one is shown here once the step is released and done, as long as this page stays open.</source>
        <translation>The password has not been changed yet. The temporary one is shown here once the step is released and done, as long as this page stays open.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::lostdevice::PasswordBox</name>
    <message>
        <source>Temporary password</source>
        <translation>Temporary password</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy the temporary password</source>
        <translation>Copy the temporary password</translation>
    </message>
    <message>
        <source>Shown only now. Tell it to the member once it is certain who calls; a new one is chosen at the next sign-in.</source>
        <translation>Shown only now. Tell it to the member once it is certain who calls; a new one is chosen at the next sign-in.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::lostdevice::PersonHead</name>
    <message>
        <source>Belongs to no organization</source>
        <translation>Belongs to no organization</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>organization, position</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, employee number %2</source>
        <translation>%1, employee number %2</translation>
    </message>
    <message>
        <source>%1, highest administrator</source>
        <translation>%1, highest administrator</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>organization, login ID</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Take this one instead: %1</source>
        <translation>Take this one instead: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n other member(s) are called or read the same. Make sure that this is the one who calls:</source>
        <translation>
            <numerusform>%n other member is called or read the same. Make sure that this is the one who calls:</numerusform>
            <numerusform>%n other members are called or read the same. Make sure that this is the one who calls:</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, place</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::lostdevice::ReceiptDialog</name>
    <message>
        <source>Receipt</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>Save as JSON…</source>
        <translation>Save as JSON…</translation>
    </message>
    <message>
        <source>Save as signed file (JWS)…</source>
        <translation>Save as signed file (JWS)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Save the receipt</translation>
    </message>
    <message>
        <source>receipt-%1</source>
        <comment>name of a file</comment>
        <translation>receipt-%1</translation>
    </message>
    <message>
        <source>The receipt was written to %1.</source>
        <translation>The receipt was written to %1.</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>The receipt was sent to the printer.</source>
        <translation>The receipt was sent to the printer.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::lostdevice::RecordFields</name>
    <message>
        <source>Note of the call</source>
        <translation>Note of the call</translation>
    </message>
    <message>
        <source>Where and when it was lost, what was said. Can also be completed afterwards.</source>
        <translation>Where and when it was lost, what was said. Can also be completed afterwards.</translation>
    </message>
    <message>
        <source>How it was made sure who calls</source>
        <translation>How it was made sure who calls</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Remark on how it was made sure who calls</source>
        <translation>Remark on how it was made sure who calls</translation>
    </message>
    <message>
        <source>Not recorded yet</source>
        <translation>Not recorded yet</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::lostdevice::ResponsePage</name>
    <message>
        <source>The service is being asked what is to be done …</source>
        <translation>The service is being asked what is to be done …</translation>
    </message>
    <message>
        <source>The service cannot be reached. The order is signed and waits encrypted in this console; it is sent before anything else as soon as the service is there again.</source>
        <translation>The service cannot be reached. The order is signed and waits encrypted in this console; it is sent before anything else as soon as the service is there again.</translation>
    </message>
    <message>
        <source>%1 ordered a cut-off of this member at %2 (%3): %4</source>
        <translation>%1 ordered a cut-off of this member at %2 (%3): %4</translation>
    </message>
    <message>
        <source>All PCs</source>
        <translation>All PCs</translation>
    </message>
    <message>
        <source>All phones</source>
        <translation>All phones</translation>
    </message>
    <message>
        <source>Enter orders. Ctrl+Enter orders from any field.</source>
        <translation>Enter orders. Ctrl+Enter orders from any field.</translation>
    </message>
    <message>
        <source>What was lost</source>
        <translation>What was lost</translation>
    </message>
    <message>
        <source>Which one</source>
        <translation>Which one</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>What is to be done</translation>
    </message>
    <message>
        <source>Show that order</source>
        <translation>Show that order</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>The order is being sent. Wait until it is certain whether it has arrived.</source>
        <translation>The order is being sent. Wait until it is certain whether it has arrived.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::lostdevice::StateBand</name>
    <message>
        <source>Waiting here</source>
        <translation>Waiting here</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refused</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::lostdevice::StepLine</name>
    <message>
        <source>Evidence: %1</source>
        <translation>Evidence: %1</translation>
    </message>
    <message>
        <source>There is no evidence yet.</source>
        <translation>There is no evidence yet.</translation>
    </message>
    <message>
        <source>Show the evidence</source>
        <translation>Show the evidence</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::lostdevice::Track</name>
    <message>
        <source>Requested</source>
        <translation>Requested</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verified</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::lostdevice::UseList</name>
    <message>
        <source>Devices</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Known to the service only. They are found when the order arrives there.</source>
        <translation>Known to the service only. They are found when the order arrives there.</translation>
    </message>
    <message>
        <source>No device is known.</source>
        <translation>No device is known.</translation>
    </message>
    <message>
        <source>Signed in at present</source>
        <translation>Signed in at present</translation>
    </message>
    <message numerus="yes">
        <source>Signed in: %n session(s)</source>
        <translation>
            <numerusform>Signed in: %n session</numerusform>
            <numerusform>Signed in: %n sessions</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed in nowhere at present.</source>
        <translation>Signed in nowhere at present.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::AddPage</name>
    <message>
        <source>Discard the new member?</source>
        <translation>Discard the new member?</translation>
    </message>
    <message>
        <source>What you typed is lost. Nobody was added.</source>
        <translation>What you typed is lost. Nobody was added.</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Discard draft</translation>
    </message>
    <message>
        <source>%1 was added. Go on with the next one.</source>
        <translation>%1 was added. Go on with the next one.</translation>
    </message>
    <message>
        <source>Add one member</source>
        <translation>Add one member</translation>
    </message>
    <message>
        <source>Initial password</source>
        <translation>Initial password</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Save and add another</source>
        <translation>Save and add another</translation>
    </message>
    <message>
        <source>Add member</source>
        <translation>Add member</translation>
    </message>
    <message>
        <source>Nobody was added. Correct the fields that are marked in red.</source>
        <translation>Nobody was added. Correct the fields that are marked in red.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::DevicesBlock</name>
    <message>
        <source>No device was seen in the last three years.</source>
        <translation>No device was seen in the last three years.</translation>
    </message>
    <message>
        <source>Devices of the member</source>
        <translation>Devices of the member</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>devices</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environment</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>OS version</source>
        <translation>OS version</translation>
    </message>
    <message>
        <source>Installed apps</source>
        <translation>Installed apps</translation>
    </message>
    <message>
        <source>MDM</source>
        <translation>MDM</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>Last access</translation>
    </message>
    <message>
        <source>Device ID</source>
        <translation>Device ID</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>All actions for the chosen devices</source>
        <translation>All actions for the chosen devices</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::DiffDialog</name>
    <message>
        <source>Save changes</source>
        <translation>Save changes</translation>
    </message>
    <message>
        <source>Save the changes to %1?</source>
        <translation>Save the changes to %1?</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>After</source>
        <translation>After</translation>
    </message>
    <message>
        <source>%1: %2 becomes %3</source>
        <translation>%1: %2 becomes %3</translation>
    </message>
    <message>
        <source>Nobody is logged out by this.</source>
        <translation>Nobody is logged out by this.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Back to the draft</source>
        <translation>Back to the draft</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::EditPage</name>
    <message>
        <source>Somebody else changed this member meanwhile. Your draft is untouched; both are compared before anything is saved.</source>
        <translation>Somebody else changed this member meanwhile. Your draft is untouched; both are compared before anything is saved.</translation>
    </message>
    <message>
        <source>Compare now</source>
        <translation>Compare now</translation>
    </message>
    <message>
        <source>Discard the draft?</source>
        <translation>Discard the draft?</translation>
    </message>
    <message>
        <source>What you changed in this draft is lost. The member stays as it was.</source>
        <translation>What you changed in this draft is lost. The member stays as it was.</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Discard draft</translation>
    </message>
    <message>
        <source>The service refused a field. Nothing was saved.</source>
        <translation>The service refused a field. Nothing was saved.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>The other changes are in your draft now. None of them clash.</source>
        <translation>The other changes are in your draft now. None of them clash.</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Saving …</translation>
    </message>
    <message>
        <source>Shows the changes first</source>
        <translation>Shows the changes first</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Nothing is changed yet.</translation>
    </message>
    <message>
        <source>Draft, not saved</source>
        <translation>Draft, not saved</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Nothing was saved. Correct the fields that are marked in red.</source>
        <translation>Nothing was saved. Correct the fields that are marked in red.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::ExportDialog</name>
    <message>
        <source>Export members</source>
        <translation>Export members</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>The list as filtered (%1)</source>
        <translation>The list as filtered (%1)</translation>
    </message>
    <message>
        <source>The selection (%1)</source>
        <translation>The selection (%1)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>The visible columns</source>
        <translation>The visible columns</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>Nothing is selected.</translation>
    </message>
    <message>
        <source>The file holds personal data in plain text. Keep it safe and delete it when it is no longer needed.</source>
        <translation>The file holds personal data in plain text. Keep it safe and delete it when it is no longer needed.</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>All fields, as an import takes them back</source>
        <translation>All fields, as an import takes them back</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::FilterButton</name>
    <message>
        <source>All states</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>All but deleted</source>
        <translation>All but deleted</translation>
    </message>
    <message>
        <source>No state</source>
        <translation>No state</translation>
    </message>
    <message numerus="yes">
        <source>%n states</source>
        <translation>
            <numerusform>%n states</numerusform>
            <numerusform>%n states</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, on leave</source>
        <translation>%1, on leave</translation>
    </message>
    <message numerus="yes">
        <source>%1, not seen for %n day(s)</source>
        <translation>
            <numerusform>%1, not seen for %n day</numerusform>
            <numerusform>%1, not seen for %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Show members who are</source>
        <translation>Show members who are</translation>
    </message>
    <message>
        <source>Only on leave of absence</source>
        <translation>Only on leave of absence</translation>
    </message>
    <message>
        <source>Not seen for</source>
        <translation>Not seen for</translation>
    </message>
    <message>
        <source> days</source>
        <translation> days</translation>
    </message>
    <message>
        <source>Days without access</source>
        <translation>Days without access</translation>
    </message>
    <message>
        <source>Back to the usual choice</source>
        <translation>Back to the usual choice</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>Show: %1</translation>
    </message>
    <message>
        <source>Choose which members are shown.</source>
        <translation>Choose which members are shown.</translation>
    </message>
    <message>
        <source>%1, never signed in</source>
        <translation>%1, never signed in</translation>
    </message>
    <message>
        <source>Last access is longer ago than this; of those who never signed in, the account is older.</source>
        <translation>Last access is longer ago than this; of those who never signed in, the account is older.</translation>
    </message>
    <message>
        <source>ever (never signed in)</source>
        <translation>ever (never signed in)</translation>
    </message>
    <message>
        <source>another number of days</source>
        <translation>another number of days</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Time without access</source>
        <translation>Time without access</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::HistoryBlock</name>
    <message>
        <source>%1 (refused)</source>
        <translation>%1 (refused)</translation>
    </message>
    <message>
        <source>%1 (failed)</source>
        <translation>%1 (failed)</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 by %2</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 from %2</translation>
    </message>
    <message>
        <source>No administrator has changed this member yet.</source>
        <translation>No administrator has changed this member yet.</translation>
    </message>
    <message>
        <source>Recent operations</source>
        <translation>Recent operations</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>operations</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>By</source>
        <translation>By</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP address</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>All logs about this member</source>
        <translation>All logs about this member</translation>
    </message>
    <message>
        <source>What the member did and what was done to it, in every log that you may see.</source>
        <translation>What the member did and what was done to it, in every log that you may see.</translation>
    </message>
    <message>
        <source>Your role shows no log.</source>
        <translation>Your role shows no log.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::InfoBlock</name>
    <message>
        <source>Member information</source>
        <translation>Member information</translation>
    </message>
    <message>
        <source>Also show empty fields</source>
        <translation>Also show empty fields</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::InitialPasswordEditor</name>
    <message>
        <source>Type the password.</source>
        <translation>Type the password.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>By the administrator</source>
        <translation>By the administrator</translation>
    </message>
    <message>
        <source>By the member</source>
        <translation>By the member</translation>
    </message>
    <message>
        <source>A temporary password is made and shown to you once. The member chooses a new one at the first sign-in.</source>
        <translation>A temporary password is made and shown to you once. The member chooses a new one at the first sign-in.</translation>
    </message>
    <message>
        <source>An invitation goes to the private e-mail address; the member sets the password there.</source>
        <translation>An invitation goes to the private e-mail address; the member sets the password there.</translation>
    </message>
    <message>
        <source>Passwords made by administrators tend to be alike or weak. Tell it to the member by a safe way.</source>
        <translation>Passwords made by administrators tend to be alike or weak. Tell it to the member by a safe way.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>8–20 letters, digits and symbols, without the ID.</source>
        <translation>8–20 letters, digits and symbols, without the ID.</translation>
    </message>
    <message>
        <source>The member must change it at the first sign-in</source>
        <translation>The member must change it at the first sign-in</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::LeaverPage</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <comment>name of a member, how far it is</comment>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Deleted</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Not ready</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>In the way</source>
        <translation>In the way</translation>
    </message>
    <message>
        <source>For information</source>
        <translation>For information</translation>
    </message>
    <message>
        <source>The service could not be asked</source>
        <translation>The service could not be asked</translation>
    </message>
    <message>
        <source>The member is deleted already.</source>
        <translation>The member is deleted already.</translation>
    </message>
    <message>
        <source>The service is being asked …</source>
        <translation>The service is being asked …</translation>
    </message>
    <message>
        <source>Highest administrator</source>
        <translation>Highest administrator</translation>
    </message>
    <message>
        <source>The highest administrator cannot leave. Hand that role over to somebody else first.</source>
        <translation>The highest administrator cannot leave. Hand that role over to somebody else first.</translation>
    </message>
    <message>
        <source>Administrator roles</source>
        <translation>Administrator roles</translation>
    </message>
    <message>
        <source>The member holds none.</source>
        <translation>The member holds none.</translation>
    </message>
    <message>
        <source>Administrator roles: %1</source>
        <translation>Administrator roles: %1</translation>
    </message>
    <message>
        <source>They must be taken away before the member can be deleted. Only the highest administrator can do that. Afterwards choose “Check again”.</source>
        <translation>They must be taken away before the member can be deleted. Only the highest administrator can do that. Afterwards choose “Check again”.</translation>
    </message>
    <message>
        <source>They must be taken away before the member can be deleted. Only the highest administrator (%1) can do that. Afterwards choose “Check again”.</source>
        <translation>They must be taken away before the member can be deleted. Only the highest administrator (%1) can do that. Afterwards choose “Check again”.</translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation>Handing over</translation>
    </message>
    <message>
        <source>The member heads no organization and no group depends on him.</source>
        <translation>The member heads no organization and no group depends on him.</translation>
    </message>
    <message>
        <source>Groups you may not see</source>
        <translation>Groups you may not see</translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) will be left without a master. Somebody who may manage groups can name a new one, before or after the deletion.</source>
        <translation>
            <numerusform>%n group will be left without a master. Somebody who may manage groups can name a new one, before or after the deletion.</numerusform>
            <numerusform>%n groups will be left without a master. Somebody who may manage groups can name a new one, before or after the deletion.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only master of the group %1</source>
        <translation>Only master of the group %1</translation>
    </message>
    <message>
        <source>Head of %1</source>
        <translation>Head of %1</translation>
    </message>
    <message>
        <source>It stays without a successor.</source>
        <translation>It stays without a successor.</translation>
    </message>
    <message>
        <source>Handed over to %1.</source>
        <translation>Handed over to %1.</translation>
    </message>
    <message>
        <source>The group stays without a master until somebody is named.</source>
        <translation>The group stays without a master until somebody is named.</translation>
    </message>
    <message>
        <source>The organization stays without a head until somebody is named.</source>
        <translation>The organization stays without a head until somebody is named.</translation>
    </message>
    <message>
        <source>%1 takes over when you hand over or delete.</source>
        <translation>%1 takes over when you hand over or delete.</translation>
    </message>
    <message>
        <source>Choose who takes over.</source>
        <translation>Choose who takes over.</translation>
    </message>
    <message>
        <source>Another successor</source>
        <translation>Another successor</translation>
    </message>
    <message>
        <source>Choose a successor</source>
        <translation>Choose a successor</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Another member…</source>
        <translation>Another member…</translation>
    </message>
    <message>
        <source>Nobody for now</source>
        <translation>Nobody for now</translation>
    </message>
    <message numerus="yes">
        <source>Signed in %n time(s) at the moment. The deletion ends that.</source>
        <translation>
            <numerusform>Signed in %n time at the moment. The deletion ends that.</numerusform>
            <numerusform>Signed in %n times at the moment. The deletion ends that.</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed in nowhere at the moment.</source>
        <translation>Signed in nowhere at the moment.</translation>
    </message>
    <message>
        <source>Device: %1, last access %2</source>
        <translation>Device: %1, last access %2</translation>
    </message>
    <message>
        <source>What is already stored on a device stays there. Ask for it back.</source>
        <translation>What is already stored on a device stays there. Ask for it back.</translation>
    </message>
    <message>
        <source>Sign-ins and devices</source>
        <translation>Sign-ins and devices</translation>
    </message>
    <message>
        <source>Log out now</source>
        <translation>Log out now</translation>
    </message>
    <message numerus="yes">
        <source>Leaves %n organization(s).</source>
        <translation>
            <numerusform>Leaves %n organization.</numerusform>
            <numerusform>Leaves %n organizations.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leaves %n group(s). Cancelling the deletion does not bring that back.</source>
        <translation>
            <numerusform>Leaves %n group. Cancelling the deletion does not bring that back.</numerusform>
            <numerusform>Leaves %n groups. Cancelling the deletion does not bring that back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n further address(es) become free.</source>
        <translation>
            <numerusform>%n further address becomes free.</numerusform>
            <numerusform>%n further addresses become free.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n profile status(es) go.</source>
        <translation>
            <numerusform>%n profile status goes.</numerusform>
            <numerusform>%n profile statuses go.</numerusform>
        </translation>
    </message>
    <message>
        <source>The photo goes.</source>
        <translation>The photo goes.</translation>
    </message>
    <message>
        <source>After 7 days own calendar events, My drive, mail and finished tasks are gone for good.</source>
        <translation>After 7 days own calendar events, My drive, mail and finished tasks are gone for good.</translation>
    </message>
    <message>
        <source>Posts on boards, surveys and shared calendars stay.</source>
        <translation>Posts on boards, surveys and shared calendars stay.</translation>
    </message>
    <message>
        <source>What goes away</source>
        <translation>What goes away</translation>
    </message>
    <message>
        <source>Related people</source>
        <translation>Related people</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) name this one as a related person. Tell them.</source>
        <translation>
            <numerusform>%n member names this one as a related person. Tell them.</numerusform>
            <numerusform>%n members name this one as a related person. Tell them.</numerusform>
        </translation>
    </message>
    <message>
        <source>The account can be brought back within 7 days; talk rooms cannot.</source>
        <translation>The account can be brought back within 7 days; talk rooms cannot.</translation>
    </message>
    <message>
        <source>Delete the account</source>
        <translation>Delete the account</translation>
    </message>
    <message>
        <source>Nothing stands in the way.</source>
        <translation>Nothing stands in the way.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>None of these members can leave yet.</source>
        <translation>None of these members can leave yet.</translation>
    </message>
    <message numerus="yes">
        <source>Hand over and delete %n member(s)</source>
        <translation>
            <numerusform>Hand over and delete %n member</numerusform>
            <numerusform>Hand over and delete %n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n member(s)</source>
        <translation>
            <numerusform>Delete %n member</numerusform>
            <numerusform>Delete %n members</numerusform>
        </translation>
    </message>
    <message>
        <source>Only hands over; the account stays until you delete it.</source>
        <translation>Only hands over; the account stays until you delete it.</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) were deleted and everything chosen was handed over.</source>
        <translation>
            <numerusform>%n member was deleted and everything chosen was handed over.</numerusform>
            <numerusform>%n members were deleted and everything chosen was handed over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n organization(s) or group(s) were handed over.</source>
        <translation>
            <numerusform>%n organization or group was handed over.</numerusform>
            <numerusform>%n organizations or groups were handed over.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>Undo…</translation>
    </message>
    <message>
        <source>It was taken back.</source>
        <translation>It was taken back.</translation>
    </message>
    <message>
        <source>Record of leaving</source>
        <translation>Record of leaving</translation>
    </message>
    <message>
        <source>leaving</source>
        <translation>leaving</translation>
    </message>
    <message>
        <source>Member leaves</source>
        <translation>Member leaves</translation>
    </message>
    <message>
        <source>Everything that has to be settled before an account goes. Handing over and deleting are one change that can be taken back as a whole.</source>
        <translation>Everything that has to be settled before an account goes. Handing over and deleting are one change that can be taken back as a whole.</translation>
    </message>
    <message>
        <source>Members who leave</source>
        <translation>Members who leave</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Save the record…</source>
        <translation>Save the record…</translation>
    </message>
    <message>
        <source>Writes the steps and how far they are to a file (Excel or CSV).</source>
        <translation>Writes the steps and how far they are to a file (Excel or CSV).</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Hand over only</source>
        <translation>Hand over only</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Member leaves: %1</source>
        <translation>Member leaves: %1</translation>
    </message>
    <message>
        <source>Steps until the account goes</source>
        <translation>Steps until the account goes</translation>
    </message>
    <message>
        <source>Open the role “%1”</source>
        <translation>Open the role “%1”</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::MemberDetail</name>
    <message>
        <source>Change photo…</source>
        <translation>Change photo…</translation>
    </message>
    <message>
        <source>Delete photo…</source>
        <translation>Delete photo…</translation>
    </message>
    <message>
        <source>The member has no photo.</source>
        <translation>The member has no photo.</translation>
    </message>
    <message>
        <source>Nobody is chosen</source>
        <translation>Nobody is chosen</translation>
    </message>
    <message>
        <source>Choose a member in the list.</source>
        <translation>Choose a member in the list.</translation>
    </message>
    <message>
        <source>This member is not there any more</source>
        <translation>This member is not there any more</translation>
    </message>
    <message>
        <source>The account was deleted for good, or lies outside your part of the tenant.</source>
        <translation>The account was deleted for good, or lies outside your part of the tenant.</translation>
    </message>
    <message>
        <source>%1 (too many wrong passwords)</source>
        <translation>%1 (too many wrong passwords)</translation>
    </message>
    <message>
        <source>The draft is open below.</source>
        <translation>The draft is open below.</translation>
    </message>
    <message>
        <source>The changes were saved (revision %1).</source>
        <translation>The changes were saved (revision %1).</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>The changes were taken back.</source>
        <translation>The changes were taken back.</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Choose a picture</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.gif *.bmp *.webp)</source>
        <translation>Pictures (*.png *.jpg *.jpeg *.gif *.bmp *.webp)</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1 could not be read: %2</translation>
    </message>
    <message>
        <source>The picture is larger than 10 MB. Choose a smaller one.</source>
        <translation>The picture is larger than 10 MB. Choose a smaller one.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Force log-out</source>
        <translation>Force log-out</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>All actions for this member</source>
        <translation>All actions for this member</translation>
    </message>
    <message>
        <source>Page of the member</source>
        <translation>Page of the member</translation>
    </message>
    <message>
        <source>Lost device</source>
        <translation>Lost device</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::MemberTable</name>
    <message>
        <source>Members</source>
        <translation>Members</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::OrgTreePanel</name>
    <message>
        <source>Organizations</source>
        <translation>Organizations</translation>
    </message>
    <message>
        <source>All members</source>
        <translation>All members</translation>
    </message>
    <message>
        <source>Without sub-organizations</source>
        <translation>Without sub-organizations</translation>
    </message>
    <message>
        <source>Shows only the members who belong to the chosen organization itself.</source>
        <translation>Shows only the members who belong to the chosen organization itself.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::OrganizationsBlock</name>
    <message>
        <source>Organizations</source>
        <translation>Organizations</translation>
    </message>
    <message>
        <source>visible</source>
        <translation>visible</translation>
    </message>
    <message>
        <source>not visible</source>
        <translation>not visible</translation>
    </message>
    <message>
        <source>with team features</source>
        <translation>with team features</translation>
    </message>
    <message>
        <source>without team features</source>
        <translation>without team features</translation>
    </message>
    <message>
        <source>Belongs to no organization.</source>
        <translation>Belongs to no organization.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::RemoteBlock</name>
    <message>
        <source>Shown again when the service can be reached.</source>
        <translation>Shown again when the service can be reached.</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Loading …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Show older ones</source>
        <translation>Show older ones</translation>
    </message>
    <message>
        <source>Write this list to a file (Excel or CSV)</source>
        <translation>Write this list to a file (Excel or CSV)</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::RolesBlock</name>
    <message>
        <source>No administrator role.</source>
        <translation>No administrator role.</translation>
    </message>
    <message>
        <source>Your role may not see who is an administrator. The missing right is “%1” (%2).</source>
        <translation>Your role may not see who is an administrator. The missing right is “%1” (%2).</translation>
    </message>
    <message>
        <source>Roles of the member</source>
        <translation>Roles of the member</translation>
    </message>
    <message>
        <source>member-roles</source>
        <translation>member-roles</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>How</source>
        <translation>How</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>Role ID</source>
        <translation>Role ID</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Only the highest administrator gives roles.</source>
        <translation>Only the highest administrator gives roles.</translation>
    </message>
    <message>
        <source>The missing right is “%1” (%2). The highest administrator can give it.</source>
        <translation>The missing right is “%1” (%2). The highest administrator can give it.</translation>
    </message>
    <message>
        <source>Administrator rights</source>
        <translation>Administrator rights</translation>
    </message>
    <message>
        <source>Give a role…</source>
        <translation>Give a role…</translation>
    </message>
    <message>
        <source>See what this member sees</source>
        <translation>See what this member sees</translation>
    </message>
    <message>
        <source>The member holds no role.</source>
        <translation>The member holds no role.</translation>
    </message>
    <message>
        <source>Who can reach this member</source>
        <translation>Who can reach this member</translation>
    </message>
    <message>
        <source>What he may do, and why</source>
        <translation>What he may do, and why</translation>
    </message>
    <message>
        <source>What he may use, and why</source>
        <translation>What he may use, and why</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::SavedViews</name>
    <message>
        <source>All members</source>
        <translation>All members</translation>
    </message>
    <message>
        <source>Not seen for 90 days</source>
        <translation>Not seen for 90 days</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>Never signed in</source>
        <translation>Never signed in</translation>
    </message>
    <message>
        <source>Waiting to be deleted for good</source>
        <translation>Waiting to be deleted for good</translation>
    </message>
    <message>
        <source>Give the view a name.</source>
        <translation>Give the view a name.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s).</source>
        <translation>
            <numerusform>At most %n character.</numerusform>
            <numerusform>At most %n characters.</numerusform>
        </translation>
    </message>
    <message>
        <source>A view of the console has this name.</source>
        <translation>A view of the console has this name.</translation>
    </message>
    <message>
        <source>Another view has this name.</source>
        <translation>Another view has this name.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::SecurityBlock</name>
    <message>
        <source>Security</source>
        <translation>Security</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>2-step verification</source>
        <translation>2-step verification</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>Last access</translation>
    </message>
    <message>
        <source>Last changed %1</source>
        <translation>Last changed %1</translation>
    </message>
    <message>
        <source>Never changed</source>
        <translation>Never changed</translation>
    </message>
    <message>
        <source>A change is requested.</source>
        <translation>A change is requested.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>Not in use</translation>
    </message>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>Force change…</source>
        <translation>Force change…</translation>
    </message>
    <message>
        <source>Sets a new password now and logs the member out everywhere.</source>
        <translation>Sets a new password now and logs the member out everywhere.</translation>
    </message>
    <message>
        <source>Request change</source>
        <translation>Request change</translation>
    </message>
    <message>
        <source>The member is asked at the next sign-in.</source>
        <translation>The member is asked at the next sign-in.</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Last sign-in</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::SelectionBar</name>
    <message>
        <source>%1 members</source>
        <translation>%1 members</translation>
    </message>
    <message>
        <source>%1 of %2 members</source>
        <translation>%1 of %2 members</translation>
    </message>
    <message>
        <source>%1, %2 selected</source>
        <translation>%1, %2 selected</translation>
    </message>
    <message>
        <source>Select all %1</source>
        <translation>Select all %1</translation>
    </message>
    <message>
        <source>Selects every member that matches, also those out of sight.</source>
        <translation>Selects every member that matches, also those out of sight.</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Clear selection</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>All actions for the selected members</source>
        <translation>All actions for the selected members</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::SessionsBlock</name>
    <message numerus="yes">
        <source>Access status of 90 days, %n session(s) now</source>
        <translation>
            <numerusform>Access status of 90 days, %n session now</numerusform>
            <numerusform>Access status of 90 days, %n sessions now</numerusform>
        </translation>
    </message>
    <message>
        <source>Access status of 90 days</source>
        <translation>Access status of 90 days</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Log out this session</source>
        <translation>Log out this session</translation>
    </message>
    <message>
        <source>Log out all</source>
        <translation>Log out all</translation>
    </message>
    <message>
        <source>Choose a session in the list first.</source>
        <translation>Choose a session in the list first.</translation>
    </message>
    <message>
        <source>This session has ended already.</source>
        <translation>This session has ended already.</translation>
    </message>
    <message>
        <source>Ends this session; its next request is refused.</source>
        <translation>Ends this session; its next request is refused.</translation>
    </message>
    <message>
        <source>Ends every session and token of the member.</source>
        <translation>Ends every session and token of the member.</translation>
    </message>
    <message>
        <source>access-status</source>
        <translation>access-status</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environment</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP address</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Country</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Signed in</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>Last access</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Browser or app</source>
        <translation>Browser or app</translation>
    </message>
    <message>
        <source>Session ID</source>
        <translation>Session ID</translation>
    </message>
    <message>
        <source>No sessions in 90 days.</source>
        <translation>No sessions in 90 days.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::StatusBlock</name>
    <message>
        <source>Reserve a profile status</source>
        <translation>Reserve a profile status</translation>
    </message>
    <message>
        <source>Set the profile status</source>
        <translation>Set the profile status</translation>
    </message>
    <message>
        <source>It stands beside the name of the member for everybody.</source>
        <translation>It stands beside the name of the member for everybody.</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>Reserve</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>From – to</translation>
    </message>
    <message>
        <source>A message has %1 characters at most.</source>
        <translation>A message has %1 characters at most.</translation>
    </message>
    <message>
        <source>The end must be later than the beginning.</source>
        <translation>The end must be later than the beginning.</translation>
    </message>
    <message>
        <source>Profile status</source>
        <translation>Profile status</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Your role does not allow changes to members.</source>
        <translation>Your role does not allow changes to members.</translation>
    </message>
    <message>
        <source>Nothing is reserved.</source>
        <translation>Nothing is reserved.</translation>
    </message>
    <message>
        <source>Shows no status.</source>
        <translation>Shows no status.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Reserve…</source>
        <translation>Reserve…</translation>
    </message>
    <message>
        <source>Set…</source>
        <translation>Set…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>The company does not use profile statuses.</source>
        <translation>The company does not use profile statuses.</translation>
    </message>
    <message>
        <source>Shown again when the service can be reached.</source>
        <translation>Shown again when the service can be reached.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::TemplateBlock</name>
    <message>
        <source>App use is stopped: mobile app and PC app. The browser goes on.</source>
        <translation>App use is stopped: mobile app and PC app. The browser goes on.</translation>
    </message>
    <message>
        <source>App use is stopped: mobile app. PC app and browser go on.</source>
        <translation>App use is stopped: mobile app. PC app and browser go on.</translation>
    </message>
    <message>
        <source>App use is stopped: PC app. Mobile app and browser go on.</source>
        <translation>App use is stopped: PC app. Mobile app and browser go on.</translation>
    </message>
    <message>
        <source>App use is not stopped.</source>
        <translation>App use is not stopped.</translation>
    </message>
    <message>
        <source>Effective permissions</source>
        <translation>Effective permissions</translation>
    </message>
    <message>
        <source>Permission template: %1</source>
        <translation>Permission template: %1</translation>
    </message>
    <message>
        <source>Every service is allowed with every client.</source>
        <translation>Every service is allowed with every client.</translation>
    </message>
    <message>
        <source>Not allowed:</source>
        <translation>Not allowed:</translation>
    </message>
    <message>
        <source>Shown again when the service can be reached.</source>
        <translation>Shown again when the service can be reached.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::TemporaryPasswordDialog</name>
    <message>
        <source>Temporary password</source>
        <translation>Temporary password</translation>
    </message>
    <message>
        <source>%1 was added</source>
        <translation>%1 was added</translation>
    </message>
    <message>
        <source>This temporary password is shown only once. Tell it to the member by a safe way; a new one is chosen at the first sign-in.</source>
        <translation>This temporary password is shown only once. Tell it to the member by a safe way; a new one is chosen at the first sign-in.</translation>
    </message>
    <message>
        <source>Copy password</source>
        <translation>Copy password</translation>
    </message>
    <message>
        <source>I have noted it</source>
        <translation>I have noted it</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::ThinProgress</name>
    <message>
        <source>Loading</source>
        <translation>Loading</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::ViewButton</name>
    <message>
        <source>View</source>
        <translation>View</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1 (changed)</translation>
    </message>
    <message>
        <source>Choose a view of the list, or keep the present one under a name</source>
        <translation>Choose a view of the list, or keep the present one under a name</translation>
    </message>
    <message>
        <source>View: %1</source>
        <translation>View: %1</translation>
    </message>
    <message>
        <source>My views</source>
        <translation>My views</translation>
    </message>
    <message>
        <source>%1 (at the start)</source>
        <translation>%1 (at the start)</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>Save the changes</source>
        <translation>Save the changes</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Rename…</translation>
    </message>
    <message>
        <source>Delete this view…</source>
        <translation>Delete this view…</translation>
    </message>
    <message>
        <source>Only views of one&apos;s own can be changed.</source>
        <translation>Only views of one&apos;s own can be changed.</translation>
    </message>
    <message>
        <source>Show this view at the start</source>
        <translation>Show this view at the start</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Save the view</source>
        <translation>Save the view</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>Rename the view</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Delete the view %1</source>
        <translation>Delete the view %1</translation>
    </message>
    <message>
        <source>The members stay as they are; only this view goes.</source>
        <translation>The members stay as they are; only this view goes.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nothing was changed.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::monitoring::ConsentGate</name>
    <message>
        <source>Before you read what members wrote</source>
        <translation>Before you read what members wrote</translation>
    </message>
    <message>
        <source>Legal ground</source>
        <translation>Legal ground</translation>
    </message>
    <message>
        <source>Purpose of reading</source>
        <translation>Purpose of reading</translation>
    </message>
    <message>
        <source>For example: to look into a leak of customer data</source>
        <translation>For example: to look into a leak of customer data</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Say what you read it for first.</source>
        <translation>Say what you read it for first.</translation>
    </message>
    <message>
        <source>Purpose: “%1”.</source>
        <translation>Purpose: “%1”.</translation>
    </message>
    <message>
        <source>Each reading is recorded with your name.</source>
        <translation>Each reading is recorded with your name.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::monitoring::DetectionDetail</name>
    <message numerus="yes">
        <source>%n detections are chosen</source>
        <translation>
            <numerusform>%n detection is chosen</numerusform>
            <numerusform>%n detections are chosen</numerusform>
        </translation>
    </message>
    <message>
        <source>No detection is chosen</source>
        <translation>No detection is chosen</translation>
    </message>
    <message>
        <source>What can be done with them stands below the list.</source>
        <translation>What can be done with them stands below the list.</translation>
    </message>
    <message>
        <source>Choose a detection in the list to see what is known of it.</source>
        <translation>Choose a detection in the list to see what is known of it.</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>When it happened</translation>
    </message>
    <message>
        <source>Found at</source>
        <translation>Found at</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>Talk room</source>
        <translation>Talk room</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Looked at by</source>
        <translation>Looked at by</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Open the member</source>
        <translation>Open the member</translation>
    </message>
    <message>
        <source>Nobody of this tenant did it.</source>
        <translation>Nobody of this tenant did it.</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>Open the record</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>Show what was found</source>
        <translation>Show what was found</translation>
    </message>
    <message>
        <source>The text is not kept any more.</source>
        <translation>The text is not kept any more.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::monitoring::DetectionsPage</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>No filter is set.</source>
        <translation>No filter is set.</translation>
    </message>
    <message>
        <source>All policies</source>
        <translation>All policies</translation>
    </message>
    <message>
        <source>One policy</source>
        <translation>One policy</translation>
    </message>
    <message>
        <source>Deleted policy</source>
        <translation>Deleted policy</translation>
    </message>
    <message>
        <source>%1 detections, %2 unhandled</source>
        <translation>%1 detections, %2 unhandled</translation>
    </message>
    <message>
        <source>Fetching …</source>
        <translation>Fetching …</translation>
    </message>
    <message>
        <source>%1, %2 chosen</source>
        <translation>%1, %2 chosen</translation>
    </message>
    <message>
        <source>detections</source>
        <translation>detections</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>When it happened</translation>
    </message>
    <message>
        <source>Found at</source>
        <translation>Found at</translation>
    </message>
    <message>
        <source>Policy name</source>
        <translation>Policy name</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>Room or file</source>
        <translation>Room or file</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Looked at by</source>
        <translation>Looked at by</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>Looked at</translation>
    </message>
    <message>
        <source>Detection No.</source>
        <translation>Detection No.</translation>
    </message>
    <message>
        <source>Record No.</source>
        <translation>Record No.</translation>
    </message>
    <message>
        <source>All members…</source>
        <translation>All members…</translation>
    </message>
    <message>
        <source>One member</source>
        <translation>One member</translation>
    </message>
    <message>
        <source>Show the detections of one member only</source>
        <translation>Show the detections of one member only</translation>
    </message>
    <message>
        <source>Show the detections of all members again</source>
        <translation>Show the detections of all members again</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Policy</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Clear the filter</translation>
    </message>
    <message>
        <source>Detections</source>
        <translation>Detections</translation>
    </message>
    <message>
        <source>All actions for the chosen detections</source>
        <translation>All actions for the chosen detections</translation>
    </message>
    <message>
        <source>Fetching the detections</source>
        <translation>Fetching the detections</translation>
    </message>
    <message>
        <source>Nothing has been found yet</source>
        <translation>Nothing has been found yet</translation>
    </message>
    <message>
        <source>What the policies find appears here.</source>
        <translation>What the policies find appears here.</translation>
    </message>
    <message>
        <source>No detection matches</source>
        <translation>No detection matches</translation>
    </message>
    <message>
        <source>Change the filter to see others.</source>
        <translation>Change the filter to see others.</translation>
    </message>
    <message>
        <source>The detections are kept by the service</source>
        <translation>The detections are kept by the service</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>They can be seen as soon as there is a connection.</translation>
    </message>
    <message>
        <source>The detections could not be fetched</source>
        <translation>The detections could not be fetched</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::monitoring::MessageDetail</name>
    <message>
        <source>The whole message</source>
        <translation>The whole message</translation>
    </message>
    <message>
        <source>No message is chosen</source>
        <translation>No message is chosen</translation>
    </message>
    <message>
        <source>Choose a message in the list to read all of it.</source>
        <translation>Choose a message in the list to read all of it.</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Date and time</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Receivers</source>
        <translation>Receivers</translation>
    </message>
    <message>
        <source>Talk room</source>
        <translation>Talk room</translation>
    </message>
    <message>
        <source>Channel ID</source>
        <translation>Channel ID</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Attachments</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::monitoring::PolicyDetail</name>
    <message>
        <source>Details of the policy</source>
        <translation>Details of the policy</translation>
    </message>
    <message numerus="yes">
        <source>%n policies are chosen</source>
        <translation>
            <numerusform>%n policy is chosen</numerusform>
            <numerusform>%n policies are chosen</numerusform>
        </translation>
    </message>
    <message>
        <source>No policy is chosen</source>
        <translation>No policy is chosen</translation>
    </message>
    <message>
        <source>What can be done with them stands below the list.</source>
        <translation>What can be done with them stands below the list.</translation>
    </message>
    <message>
        <source>Choose a policy in the list to see all its conditions.</source>
        <translation>Choose a policy in the list to see all its conditions.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Registered by</source>
        <translation>Registered by</translation>
    </message>
    <message>
        <source>Registered on</source>
        <translation>Registered on</translation>
    </message>
    <message>
        <source>Last detection</source>
        <translation>Last detection</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>Detection history (%1)</source>
        <translation>Detection history (%1)</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::monitoring::PolicyPage</name>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Correct what is marked in the form first.</source>
        <translation>Correct what is marked in the form first.</translation>
    </message>
    <message numerus="yes">
        <source>A name has at most %n character(s).</source>
        <translation>
            <numerusform>A name has at most %n character.</numerusform>
            <numerusform>A name has at most %n characters.</numerusform>
        </translation>
    </message>
    <message>
        <source>Give the policy a name.</source>
        <translation>Give the policy a name.</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>It is being saved.</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Nothing is changed yet.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(entries) must be corrected.</source>
        <translation>
            <numerusform>%n entry must be corrected.</numerusform>
            <numerusform>%n entries must be corrected.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Not saved yet</translation>
    </message>
    <message>
        <source>New talk policy</source>
        <translation>New talk policy</translation>
    </message>
    <message>
        <source>New Drive policy</source>
        <translation>New Drive policy</translation>
    </message>
    <message numerus="yes">
        <source>At most %n policies of a service; all of them together find what happens.</source>
        <translation>
            <numerusform>At most %n policy of a service; all of them together find what happens.</numerusform>
            <numerusform>At most %n policies of a service; all of them together find what happens.</numerusform>
        </translation>
    </message>
    <message>
        <source>No. %1, registered by %2</source>
        <translation>No. %1, registered by %2</translation>
    </message>
    <message>
        <source>Policy name</source>
        <translation>Policy name</translation>
    </message>
    <message>
        <source>In use: detects what happens from the moment it is saved</source>
        <translation>In use: detects what happens from the moment it is saved</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::monitoring::TrialPanel</name>
    <message>
        <source>The trial is running.</source>
        <translation>The trial is running.</translation>
    </message>
    <message>
        <source>The conditions or the period have changed since. Try it again to see what the policy finds now.</source>
        <translation>The conditions or the period have changed since. Try it again to see what the policy finds now.</translation>
    </message>
    <message>
        <source>The %1 with the most of %2 members are shown.</source>
        <translation>The %1 with the most of %2 members are shown.</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Trial</translation>
    </message>
    <message>
        <source>Shows what these conditions would have found in what is recorded, before the policy is saved. It changes nothing, and nobody is notified.</source>
        <translation>Shows what these conditions would have found in what is recorded, before the policy is saved. It changes nothing, and nobody is notified.</translation>
    </message>
    <message numerus="yes">
        <source>Last %n day(s)</source>
        <translation>
            <numerusform>Last %n day</numerusform>
            <numerusform>Last %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Period of the trial</source>
        <translation>Period of the trial</translation>
    </message>
    <message numerus="yes">
        <source>Apply to the records of the last %n day(s)</source>
        <translation>
            <numerusform>Apply to the records of the last %n day</numerusform>
            <numerusform>Apply to the records of the last %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop the trial</source>
        <translation>Stop the trial</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Hits</translation>
    </message>
    <message>
        <source>Members and how much would have been found</source>
        <translation>Members and how much would have been found</translation>
    </message>
    <message>
        <source>Newest samples</source>
        <translation>Newest samples</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::orgunits::AddManyPage</name>
    <message>
        <source>Reading the file</source>
        <translation>Reading the file</translation>
    </message>
    <message>
        <source>Save the sample file</source>
        <translation>Save the sample file</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>organizations-sample</source>
        <translation>organizations-sample</translation>
    </message>
    <message>
        <source>The sample file is %1.</source>
        <translation>The sample file is %1.</translation>
    </message>
    <message>
        <source>Add many organizations at once</source>
        <translation>Add many organizations at once</translation>
    </message>
    <message>
        <source>Drop a CSV, TSV, XLSX or ODS file here: a column for each level (Depth 1 to Depth 15), one organization in each row, below the ones named in front of it, at most %1 rows. You see the tree before anything happens, and can take everything back.</source>
        <translation>Drop a CSV, TSV, XLSX or ODS file here: a column for each level (Depth 1 to Depth 15), one organization in each row, below the ones named in front of it, at most %1 rows. You see the tree before anything happens, and can take everything back.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>Add organizations in bulk</source>
        <translation>Add organizations in bulk</translation>
    </message>
    <message>
        <source>Back to the tree</source>
        <translation>Back to the tree</translation>
    </message>
    <message>
        <source>Save a sample file…</source>
        <translation>Save a sample file…</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>Another file…</translation>
    </message>
    <message>
        <source>Save the results…</source>
        <translation>Save the results…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>See the changes</source>
        <translation>See the changes</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::orgunits::OrgUnitEdits</name>
    <message>
        <source>Add organization: %1</source>
        <translation>Add organization: %1</translation>
    </message>
    <message>
        <source>Edit organization: %1</source>
        <translation>Edit organization: %1</translation>
    </message>
    <message>
        <source>Move organization: %1 to %2</source>
        <translation>Move organization: %1 to %2</translation>
    </message>
    <message>
        <source>%1 was moved.</source>
        <translation>%1 was moved.</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 was saved.</translation>
    </message>
    <message>
        <source>Delete organization: %1</source>
        <translation>Delete organization: %1</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 was deleted.</translation>
    </message>
    <message>
        <source>Change the head of %1</source>
        <translation>Change the head of %1</translation>
    </message>
    <message>
        <source>The head of %1 was changed.</source>
        <translation>The head of %1 was changed.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::orgunits::OrgUnitExportDialog</name>
    <message>
        <source>Export organizations</source>
        <translation>Export organizations</translation>
    </message>
    <message numerus="yes">
        <source>%n organization(s) are written.</source>
        <translation>
            <numerusform>%n organization is written.</numerusform>
            <numerusform>%n organizations are written.</numerusform>
        </translation>
    </message>
    <message>
        <source>A column for each level</source>
        <translation>A column for each level</translation>
    </message>
    <message>
        <source>One list with resource IDs and parents</source>
        <translation>One list with resource IDs and parents</translation>
    </message>
    <message>
        <source>Can be read by “Add in bulk”, also in another tenant.</source>
        <translation>Can be read by “Add in bulk”, also in another tenant.</translation>
    </message>
    <message>
        <source>Can be changed and read by “Bulk add and modify”: each row keeps its identity.</source>
        <translation>Can be changed and read by “Bulk add and modify”: each row keeps its identity.</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>organizations</source>
        <translation>organizations</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::orgunits::OrgUnitForm</name>
    <message>
        <source>Show in the organization chart</source>
        <translation>Show in the organization chart</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>Talk</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Notify all members of changes</source>
        <translation>Notify all members of changes</translation>
    </message>
    <message>
        <source>This needs talk.</source>
        <translation>This needs talk.</translation>
    </message>
    <message>
        <source>Turning this off deletes what is stored there: %1. It can be restored for 30 days, tasks excepted.</source>
        <translation>Turning this off deletes what is stored there: %1. It can be restored for 30 days, tasks excepted.</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Organization name</source>
        <translation>Organization name</translation>
    </message>
    <message>
        <source>Up to 100 characters.</source>
        <translation>Up to 100 characters.</translation>
    </message>
    <message>
        <source>ID / mailing list</source>
        <translation>ID / mailing list</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Block mail from outside</source>
        <translation>Block mail from outside</translation>
    </message>
    <message>
        <source>Not here: it would lie within itself, or deeper than %1 levels.</source>
        <translation>Not here: it would lie within itself, or deeper than %1 levels.</translation>
    </message>
    <message>
        <source>Parent organization</source>
        <translation>Parent organization</translation>
    </message>
    <message>
        <source>Level %1 of at most %2.</source>
        <translation>Level %1 of at most %2.</translation>
    </message>
    <message>
        <source>Names in other languages</source>
        <translation>Names in other languages</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>To the top</source>
        <translation>To the top</translation>
    </message>
    <message>
        <source>2 to 40 characters. Made automatically when left empty.</source>
        <translation>2 to 40 characters. Made automatically when left empty.</translation>
    </message>
    <message>
        <source>Left of @%1, 2 to 40 characters. Made automatically when left empty.</source>
        <translation>Left of @%1, 2 to 40 characters. Made automatically when left empty.</translation>
    </message>
    <message>
        <source>Talk room features</source>
        <translation>Talk room features</translation>
    </message>
    <message>
        <source>%1 has the address %2 already. Choose another one.</source>
        <translation>%1 has the address %2 already. Choose another one.</translation>
    </message>
    <message>
        <source>Alias addresses</source>
        <translation>Alias addresses</translation>
    </message>
    <message>
        <source>Further addresses of the mailing list, up to 20.</source>
        <translation>Further addresses of the mailing list, up to 20.</translation>
    </message>
    <message>
        <source>Alias address</source>
        <translation>Alias address</translation>
    </message>
    <message>
        <source>Add address</source>
        <translation>Add address</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::orgunits::OrgUnitHead</name>
    <message>
        <source>Organization head</source>
        <translation>Organization head</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>No head</source>
        <translation>No head</translation>
    </message>
    <message>
        <source>Nobody belongs to this organization yet.</source>
        <translation>Nobody belongs to this organization yet.</translation>
    </message>
    <message>
        <source>One of those who belong to it</source>
        <translation>One of those who belong to it</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::orgunits::OrgUnitPage</name>
    <message>
        <source>No organization is chosen</source>
        <translation>No organization is chosen</translation>
    </message>
    <message>
        <source>Choose one in the tree, or drag one to another place.</source>
        <translation>Choose one in the tree, or drag one to another place.</translation>
    </message>
    <message>
        <source>ID / mailing list</source>
        <translation>ID / mailing list</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>External Key</source>
        <translation>External Key</translation>
    </message>
    <message>
        <source>Organization chart</source>
        <translation>Organization chart</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Shown</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>Not shown</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>Talk</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Talk room features</source>
        <translation>Talk room features</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>%1 direct, %2 with sub-organizations</source>
        <translation>%1 direct, %2 with sub-organizations</translation>
    </message>
    <message>
        <source>Members of this organization</source>
        <translation>Members of this organization</translation>
    </message>
    <message>
        <source>Add an organization</source>
        <translation>Add an organization</translation>
    </message>
    <message>
        <source>Edit: %1</source>
        <translation>Edit: %1</translation>
    </message>
    <message>
        <source>At the top</source>
        <translation>At the top</translation>
    </message>
    <message>
        <source>Below %1</source>
        <translation>Below %1</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Add sub-organization</source>
        <translation>Add sub-organization</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Delete…</translation>
    </message>
    <message>
        <source>Name in %1</source>
        <translation>Name in %1</translation>
    </message>
    <message>
        <source>Mail from outside</source>
        <translation>Mail from outside</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blocked</translation>
    </message>
    <message>
        <source>Notices of changes</source>
        <translation>Notices of changes</translation>
    </message>
    <message>
        <source>To all members</source>
        <translation>To all members</translation>
    </message>
    <message>
        <source>Talk room</source>
        <translation>Talk room</translation>
    </message>
    <message>
        <source>Alias addresses</source>
        <translation>Alias addresses</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::orgunits::OrgUnitTree</name>
    <message>
        <source>Whole tenant</source>
        <translation>Whole tenant</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>Organizations</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::orgunits::PlacePreview</name>
    <message numerus="yes">
        <source>The tree with %n new organization(s)</source>
        <translation>
            <numerusform>The tree with %n new organization</numerusform>
            <numerusform>The tree with %n new organizations</numerusform>
        </translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>The tree as it will be</source>
        <translation>The tree as it will be</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::policies::DraftSide</name>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln member</numerusform>
            <numerusform>%Ln members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recorded sign-in(s)</source>
        <translation>
            <numerusform>%Ln recorded sign-in</numerusform>
            <numerusform>%Ln recorded sign-ins</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recorded file(s)</source>
        <translation>
            <numerusform>%Ln recorded file</numerusform>
            <numerusform>%Ln recorded files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %Ln more</source>
        <translation>
            <numerusform>%1 %Ln more</numerusform>
            <numerusform>%1 %Ln more</numerusform>
        </translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Changes (%1)</source>
        <translation>Changes (%1)</translation>
    </message>
    <message>
        <source>Impact preview</source>
        <translation>Impact preview</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Nothing is changed yet.</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>It shows here whom the draft would touch, before anything is saved.</source>
        <translation>It shows here whom the draft would touch, before anything is saved.</translation>
    </message>
    <message>
        <source>It is checked as soon as what is wrong in the form is corrected.</source>
        <translation>It is checked as soon as what is wrong in the form is corrected.</translation>
    </message>
    <message>
        <source>The draft is being checked.</source>
        <translation>The draft is being checked.</translation>
    </message>
    <message>
        <source>The impact could not be checked. %1</source>
        <translation>The impact could not be checked. %1</translation>
    </message>
    <message>
        <source>Ask the service once more whom the draft would touch</source>
        <translation>Ask the service once more whom the draft would touch</translation>
    </message>
    <message numerus="yes">
        <source>From the sessions of now and the records of the last %Ln day(s).</source>
        <translation>
            <numerusform>From the sessions of now and the records of the last %Ln day.</numerusform>
            <numerusform>From the sessions of now and the records of the last %Ln days.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, open the list</source>
        <translation>%1: %2, open the list</translation>
    </message>
    <message>
        <source>Unaffected</source>
        <translation>Unaffected</translation>
    </message>
    <message>
        <source>Access tokens of API clients end.</source>
        <translation>Access tokens of API clients end.</translation>
    </message>
    <message>
        <source>Nobody could reach the tenant as highest administrator any more.</source>
        <translation>Nobody could reach the tenant as highest administrator any more.</translation>
    </message>
    <message>
        <source>You yourself would be refused at your next action.</source>
        <translation>You yourself would be refused at your next action.</translation>
    </message>
    <message>
        <source>You yourself would be refused at your next action: you come from %1.</source>
        <translation>You yourself would be refused at your next action: you come from %1.</translation>
    </message>
    <message>
        <source>You yourself would be logged out and can sign in again.</source>
        <translation>You yourself would be logged out and can sign in again.</translation>
    </message>
    <message>
        <source>You yourself are not touched.</source>
        <translation>You yourself are not touched.</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Add %1</translation>
    </message>
    <message>
        <source>Adds the address you come from to the list of the draft</source>
        <translation>Adds the address you come from to the list of the draft</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what happens, to how many</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Nobody is touched by it now.</source>
        <translation>Nobody is touched by it now.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::policies::ForwardingStrip</name>
    <message>
        <source>Nothing waits.</source>
        <translation>Nothing waits.</translation>
    </message>
    <message>
        <source>How forwarding stands cannot be told: %1</source>
        <translation>How forwarding stands cannot be told: %1</translation>
    </message>
    <message>
        <source>Forwarding is off.</source>
        <translation>Forwarding is off.</translation>
    </message>
    <message>
        <source>%1 has not been reached since %2: %3</source>
        <comment>host, time, what is wrong</comment>
        <translation>%1 has not been reached since %2: %3</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>%1 cannot be reached: %2</translation>
    </message>
    <message>
        <source>Connected with %1.</source>
        <translation>Connected with %1.</translation>
    </message>
    <message>
        <source>Last delivery: %1.</source>
        <translation>Last delivery: %1.</translation>
    </message>
    <message>
        <source>Nothing was delivered yet.</source>
        <translation>Nothing was delivered yet.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) of the chain wait.</source>
        <translation>
            <numerusform>%Ln record of the chain waits.</numerusform>
            <numerusform>%Ln records of the chain wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::policies::HistoryPage</name>
    <message>
        <source>Return to revision %1</source>
        <translation>Return to revision %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what, and why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (now)</source>
        <translation>%1 (now)</translation>
    </message>
    <message>
        <source>Revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>when, who</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Nothing was changed by it.</source>
        <translation>Nothing was changed by it.</translation>
    </message>
    <message>
        <source>Choose a revision first.</source>
        <translation>Choose a revision first.</translation>
    </message>
    <message>
        <source>This revision is the one that holds now.</source>
        <translation>This revision is the one that holds now.</translation>
    </message>
    <message>
        <source>The next ones are being fetched.</source>
        <translation>The next ones are being fetched.</translation>
    </message>
    <message>
        <source>Write the revisions to a file (Excel or CSV)</source>
        <translation>Write the revisions to a file (Excel or CSV)</translation>
    </message>
    <message>
        <source>There is nothing to write yet.</source>
        <translation>There is nothing to write yet.</translation>
    </message>
    <message>
        <source>The revisions are kept by the service</source>
        <translation>The revisions are kept by the service</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>They can be seen as soon as there is a connection.</translation>
    </message>
    <message>
        <source>The revisions could not be fetched</source>
        <translation>The revisions could not be fetched</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Fetching the revisions</source>
        <translation>Fetching the revisions</translation>
    </message>
    <message>
        <source>This policy was never changed</source>
        <translation>This policy was never changed</translation>
    </message>
    <message>
        <source>Its defaults hold. From the first save on, every state is kept here.</source>
        <translation>Its defaults hold. From the first save on, every state is kept here.</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>Revisions</translation>
    </message>
    <message>
        <source>Return to this revision…</source>
        <translation>Return to this revision…</translation>
    </message>
    <message>
        <source>Show earlier ones</source>
        <translation>Show earlier ones</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>As it was before the first save</source>
        <translation>As it was before the first save</translation>
    </message>
    <message>
        <source>Before the first save</source>
        <translation>Before the first save</translation>
    </message>
    <message>
        <source>Nobody had saved this policy yet. What held then can be saved again.</source>
        <translation>Nobody had saved this policy yet. What held then can be saved again.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::policies::SaveDialog</name>
    <message>
        <source>What changes</source>
        <translation>What changes</translation>
    </message>
    <message>
        <source>Whom it touches</source>
        <translation>Whom it touches</translation>
    </message>
    <message>
        <source>What saving does</source>
        <translation>What saving does</translation>
    </message>
    <message>
        <source>Kept with the revision; may be empty</source>
        <translation>Kept with the revision; may be empty</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Data that is older than the new limits, or that belongs to what is turned off, is lost for good: %1.</source>
        <translation>Data that is older than the new limits, or that belongs to what is turned off, is lost for good: %1.</translation>
    </message>
    <message>
        <source>Type “%1” to confirm</source>
        <translation>Type “%1” to confirm</translation>
    </message>
    <message>
        <source>Your login ID, to confirm</source>
        <translation>Your login ID, to confirm</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Type the word first.</source>
        <translation>Type the word first.</translation>
    </message>
    <message>
        <source>Type your login ID first.</source>
        <translation>Type your login ID first.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::policies::TouchedPage</name>
    <message>
        <source>Sessions</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Sign-ins</source>
        <translation>Sign-ins</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>The next ones are being fetched.</source>
        <translation>The next ones are being fetched.</translation>
    </message>
    <message>
        <source>Write this list to a file (Excel or CSV)</source>
        <translation>Write this list to a file (Excel or CSV)</translation>
    </message>
    <message>
        <source>There is nothing to write yet.</source>
        <translation>There is nothing to write yet.</translation>
    </message>
    <message>
        <source>The list comes from the service</source>
        <translation>The list comes from the service</translation>
    </message>
    <message>
        <source>It can be seen as soon as there is a connection.</source>
        <translation>It can be seen as soon as there is a connection.</translation>
    </message>
    <message>
        <source>The list could not be fetched</source>
        <translation>The list could not be fetched</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Fetching the list</source>
        <translation>Fetching the list</translation>
    </message>
    <message>
        <source>Nobody is touched by it any more</source>
        <translation>Nobody is touched by it any more</translation>
    </message>
    <message>
        <source>Something has changed since the number was counted. Check the impact again.</source>
        <translation>Something has changed since the number was counted. Check the impact again.</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Show more</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ranks::RankForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Up to 100 characters; every name only once.</source>
        <translation>Up to 100 characters; every name only once.</translation>
    </message>
    <message>
        <source>Executive</source>
        <translation>Executive</translation>
    </message>
    <message>
        <source>Members of this level stand before everybody else.</source>
        <translation>Members of this level stand before everybody else.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Up to 50 letters, digits and _, beginning with a letter.</source>
        <translation>Up to 50 letters, digits and _, beginning with a letter.</translation>
    </message>
    <message>
        <source>Name in other languages</source>
        <translation>Name in other languages</translation>
    </message>
    <message>
        <source>External Key</source>
        <translation>External Key</translation>
    </message>
    <message>
        <source>For other systems that keep this entry up to date.</source>
        <translation>For other systems that keep this entry up to date.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ranks::RankPage</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Executive</source>
        <translation>Executive</translation>
    </message>
    <message>
        <source>Yes: its members stand before everybody else</source>
        <translation>Yes: its members stand before everybody else</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Other languages</source>
        <translation>Other languages</translation>
    </message>
    <message>
        <source>External Key</source>
        <translation>External Key</translation>
    </message>
    <message numerus="yes">
        <source>Held by %n member(s)</source>
        <translation>
            <numerusform>Held by %n member</numerusform>
            <numerusform>Held by %n members</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit: %1</source>
        <translation>Edit: %1</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Delete…</translation>
    </message>
    <message>
        <source>Members who hold it</source>
        <translation>Members who hold it</translation>
    </message>
    <message>
        <source>Enter or a double click opens the member.</source>
        <translation>Enter or a double click opens the member.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::ActivationsPage</name>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Began</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Running now: %1</source>
        <translation>Running now: %1</translation>
    </message>
    <message>
        <source>Write the list to a file (Excel or CSV)</source>
        <translation>Write the list to a file (Excel or CSV)</translation>
    </message>
    <message>
        <source>There is nothing to write yet.</source>
        <translation>There is nothing to write yet.</translation>
    </message>
    <message>
        <source>Activated roles</source>
        <translation>Activated roles</translation>
    </message>
    <message>
        <source>activations</source>
        <translation>activations</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>Ended by</translation>
    </message>
    <message>
        <source>All actions for activations</source>
        <translation>All actions for activations</translation>
    </message>
    <message>
        <source>Fetching the activations</source>
        <translation>Fetching the activations</translation>
    </message>
    <message>
        <source>Nobody has activated a role in 90 days</source>
        <translation>Nobody has activated a role in 90 days</translation>
    </message>
    <message>
        <source>Whoever may activate a role does so at the top of the window.</source>
        <translation>Whoever may activate a role does so at the top of the window.</translation>
    </message>
    <message>
        <source>Activations are known to the service only</source>
        <translation>Activations are known to the service only</translation>
    </message>
    <message>
        <source>They can be shown as soon as there is a connection.</source>
        <translation>They can be shown as soon as there is a connection.</translation>
    </message>
    <message>
        <source>The activations could not be fetched</source>
        <translation>The activations could not be fetched</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::ComparePage</name>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>There is no other role to compare with</source>
        <translation>There is no other role to compare with</translation>
    </message>
    <message>
        <source>Make or copy one first.</source>
        <translation>Make or copy one first.</translation>
    </message>
    <message>
        <source>Both roles allow the same</source>
        <translation>Both roles allow the same</translation>
    </message>
    <message>
        <source>%1 and %2 differ in no menu.</source>
        <translation>%1 and %2 differ in no menu.</translation>
    </message>
    <message>
        <source>Differences of two roles</source>
        <translation>Differences of two roles</translation>
    </message>
    <message>
        <source>role-differences</source>
        <translation>role-differences</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Compared with</translation>
    </message>
    <message>
        <source>Role to compare with</source>
        <translation>Role to compare with</translation>
    </message>
    <message>
        <source>Differences of the two roles</source>
        <translation>Differences of the two roles</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::HistoryPage</name>
    <message>
        <source>%1: %2</source>
        <comment>what, of whom</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (refused)</source>
        <translation>%1 (refused)</translation>
    </message>
    <message>
        <source>%1 (failed)</source>
        <translation>%1 (failed)</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 by %2</translation>
    </message>
    <message>
        <source>The record names no details.</source>
        <translation>The record names no details.</translation>
    </message>
    <message>
        <source>The next ones are being fetched.</source>
        <translation>The next ones are being fetched.</translation>
    </message>
    <message>
        <source>The history is kept by the service</source>
        <translation>The history is kept by the service</translation>
    </message>
    <message>
        <source>It can be seen as soon as there is a connection.</source>
        <translation>It can be seen as soon as there is a connection.</translation>
    </message>
    <message>
        <source>The history could not be fetched</source>
        <translation>The history could not be fetched</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Fetching the history</source>
        <translation>Fetching the history</translation>
    </message>
    <message>
        <source>Nothing has happened to this role yet</source>
        <translation>Nothing has happened to this role yet</translation>
    </message>
    <message>
        <source>Who changes it, gives it or takes it away appears here.</source>
        <translation>Who changes it, gives it or takes it away appears here.</translation>
    </message>
    <message>
        <source>History of the role</source>
        <translation>History of the role</translation>
    </message>
    <message>
        <source>role-history</source>
        <translation>role-history</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>By</source>
        <translation>By</translation>
    </message>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Show earlier ones</source>
        <translation>Show earlier ones</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::HoldersPage</name>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>How</source>
        <translation>How</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>%1 people, %2 chosen</source>
        <translation>%1 people, %2 chosen</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>View as</source>
        <translation>View as</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Only who may give roles can see what others see.</source>
        <translation>Only who may give roles can see what others see.</translation>
    </message>
    <message>
        <source>Choose one person first.</source>
        <translation>Choose one person first.</translation>
    </message>
    <message>
        <source>Shows what this administrator sees</source>
        <translation>Shows what this administrator sees</translation>
    </message>
    <message>
        <source>Open the member</source>
        <translation>Open the member</translation>
    </message>
    <message>
        <source>Holders of %1</source>
        <translation>Holders of %1</translation>
    </message>
    <message>
        <source>role-holders</source>
        <translation>role-holders</translation>
    </message>
    <message>
        <source>Longest activation</source>
        <translation>Longest activation</translation>
    </message>
    <message>
        <source>Organization IDs</source>
        <translation>Organization IDs</translation>
    </message>
    <message>
        <source>Member ID</source>
        <translation>Member ID</translation>
    </message>
    <message>
        <source>Who has the role</source>
        <translation>Who has the role</translation>
    </message>
    <message>
        <source>All actions for holders</source>
        <translation>All actions for holders</translation>
    </message>
    <message>
        <source>Fetching who has the role</source>
        <translation>Fetching who has the role</translation>
    </message>
    <message>
        <source>Nobody has this role</source>
        <translation>Nobody has this role</translation>
    </message>
    <message>
        <source>Give it to somebody with the button below.</source>
        <translation>Give it to somebody with the button below.</translation>
    </message>
    <message>
        <source>Who has a role is known to the service only</source>
        <translation>Who has a role is known to the service only</translation>
    </message>
    <message>
        <source>It can be shown as soon as there is a connection.</source>
        <translation>It can be shown as soon as there is a connection.</translation>
    </message>
    <message>
        <source>Who has the role could not be fetched</source>
        <translation>Who has the role could not be fetched</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::HoldingDialog</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Change how somebody has the role</source>
        <translation>Change how somebody has the role</translation>
    </message>
    <message>
        <source>Give the role</source>
        <translation>Give the role</translation>
    </message>
    <message>
        <source>How %1 has the role “%2”</source>
        <translation>How %1 has the role “%2”</translation>
    </message>
    <message>
        <source>Give the role “%1”</source>
        <translation>Give the role “%1”</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Give</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Choose a member…</source>
        <translation>Choose a member…</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>In the whole tenant</source>
        <translation>In the whole tenant</translation>
    </message>
    <message>
        <source>Only in these organizations</source>
        <translation>Only in these organizations</translation>
    </message>
    <message>
        <source>With the organizations below them</source>
        <translation>With the organizations below them</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Until it is taken away</source>
        <translation>Until it is taken away</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Has it all the time</source>
        <translation>Has it all the time</translation>
    </message>
    <message>
        <source>May activate it, each time for at most</source>
        <translation>May activate it, each time for at most</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> minutes</translation>
    </message>
    <message>
        <source>Longest activation in minutes</source>
        <translation>Longest activation in minutes</translation>
    </message>
    <message>
        <source>A second administrator must approve each activation</source>
        <translation>A second administrator must approve each activation</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>Until when</translation>
    </message>
    <message>
        <source>How</source>
        <translation>How</translation>
    </message>
    <message>
        <source>Choose a member.</source>
        <translation>Choose a member.</translation>
    </message>
    <message>
        <source>Tick at least one organization, or give it in the whole tenant.</source>
        <translation>Tick at least one organization, or give it in the whole tenant.</translation>
    </message>
    <message>
        <source>A scope has at most %1 organizations. Tick one above them instead.</source>
        <translation>A scope has at most %1 organizations. Tick one above them instead.</translation>
    </message>
    <message>
        <source>The end must lie in the future.</source>
        <translation>The end must lie in the future.</translation>
    </message>
    <message>
        <source>%1 has the role %2, in: %3.</source>
        <translation>%1 has the role %2, in: %3.</translation>
    </message>
    <message>
        <source>%1 may activate the role %2 for up to %3 with a reason and the approval of a second administrator, in: %4.</source>
        <translation>%1 may activate the role %2 for up to %3 with a reason and the approval of a second administrator, in: %4.</translation>
    </message>
    <message>
        <source>%1 may activate the role %2 for up to %3 with a reason, in: %4.</source>
        <translation>%1 may activate the role %2 for up to %3 with a reason, in: %4.</translation>
    </message>
    <message>
        <source>It ends by itself: %1.</source>
        <translation>It ends by itself: %1.</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Nobody yet</translation>
    </message>
    <message>
        <source>It counts in the whole tenant.</source>
        <translation>It counts in the whole tenant.</translation>
    </message>
    <message>
        <source>It has no end.</source>
        <translation>It has no end.</translation>
    </message>
    <message>
        <source>Whoever has it all the time activates nothing.</source>
        <translation>Whoever has it all the time activates nothing.</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>It is being saved.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Until this time</source>
        <translation>Until this time</translation>
    </message>
    <message>
        <source>Choose a role.</source>
        <translation>Choose a role.</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::RightsView</name>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Access</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Compared with</translation>
    </message>
    <message>
        <source>To be careful about</source>
        <translation>To be careful about</translation>
    </message>
    <message>
        <source>For built-in roles only.</source>
        <translation>For built-in roles only.</translation>
    </message>
    <message>
        <source>Allows nothing</source>
        <translation>Allows nothing</translation>
    </message>
    <message numerus="yes">
        <source>Allows %n menu(s), to be careful about: %1</source>
        <translation>
            <numerusform>Allows %n menu, to be careful about: %1</numerusform>
            <numerusform>Allows %n menus, to be careful about: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Keys on a line: 0 none, 1 view, 2 operate; the space bar goes to the next. What is chosen for a heading counts for all its menus, also for those that come later.</source>
        <translation>Keys on a line: 0 none, 1 view, 2 operate; the space bar goes to the next. What is chosen for a heading counts for all its menus, also for those that come later.</translation>
    </message>
    <message>
        <source>No menu matches.</source>
        <translation>No menu matches.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>menu, access</comment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>Every administrator may look here.</source>
        <translation>Every administrator may look here.</translation>
    </message>
    <message>
        <source>Some of the menus below it allow more.</source>
        <translation>Some of the menus below it allow more.</translation>
    </message>
    <message>
        <source>At present: %1.</source>
        <translation>At present: %1.</translation>
    </message>
    <message>
        <source>Name of the menu</source>
        <translation>Name of the menu</translation>
    </message>
    <message>
        <source>Filter menus</source>
        <translation>Filter menus</translation>
    </message>
    <message>
        <source>Which menus are shown</source>
        <translation>Which menus are shown</translation>
    </message>
    <message>
        <source>All menus</source>
        <translation>All menus</translation>
    </message>
    <message>
        <source>What it allows</source>
        <translation>What it allows</translation>
    </message>
    <message>
        <source>What the draft changes</source>
        <translation>What the draft changes</translation>
    </message>
    <message>
        <source>Menus and access</source>
        <translation>Menus and access</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::RoleForm</name>
    <message>
        <source>Type a name.</source>
        <translation>Type a name.</translation>
    </message>
    <message>
        <source>Name of the role</source>
        <translation>Name of the role</translation>
    </message>
    <message>
        <source>As people call the task, for example “Personnel of Osaka”.</source>
        <translation>As people call the task, for example “Personnel of Osaka”.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>For other administrators: what it is for.</source>
        <translation>For other administrators: what it is for.</translation>
    </message>
    <message>
        <source>Saved by somebody else meanwhile, with your changes laid over it:</source>
        <translation>Saved by somebody else meanwhile, with your changes laid over it:</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::RoleMatrix</name>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>There is nothing to write yet.</source>
        <translation>There is nothing to write yet.</translation>
    </message>
    <message>
        <source>Write the table to a file (Excel or CSV)</source>
        <translation>Write the table to a file (Excel or CSV)</translation>
    </message>
    <message>
        <source>Roles and menus</source>
        <translation>Roles and menus</translation>
    </message>
    <message>
        <source>roles-and-menus</source>
        <translation>roles-and-menus</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>All roles compared</source>
        <translation>All roles compared</translation>
    </message>
    <message>
        <source>Only menus that roles of your own allow</source>
        <translation>Only menus that roles of your own allow</translation>
    </message>
    <message>
        <source>● operate   ○ view   (empty) none</source>
        <translation>● operate   ○ view   (empty) none</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::RolePage</name>
    <message>
        <source>New role</source>
        <translation>New role</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>Change %1</translation>
    </message>
    <message>
        <source>Nobody has it until you give it to somebody.</source>
        <translation>Nobody has it until you give it to somebody.</translation>
    </message>
    <message>
        <source>Nothing changes for anybody before you save.</source>
        <translation>Nothing changes for anybody before you save.</translation>
    </message>
    <message>
        <source>Deleted by %1 (%2).</source>
        <translation>Deleted by %1 (%2).</translation>
    </message>
    <message>
        <source>It can be brought back, with those who had it, until %1.</source>
        <translation>It can be brought back, with those who had it, until %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n people have it</source>
        <translation>
            <numerusform>%n person has it</numerusform>
            <numerusform>%n people have it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may activate it</source>
        <translation>
            <numerusform>%n may activate it</numerusform>
            <numerusform>%n may activate it</numerusform>
        </translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rights</translation>
    </message>
    <message>
        <source>Holders (%1)</source>
        <translation>Holders (%1)</translation>
    </message>
    <message>
        <source>Holders</source>
        <translation>Holders</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::ScopeTree</name>
    <message>
        <source>Belongs to it with everything below.</source>
        <translation>Belongs to it with everything below.</translation>
    </message>
    <message>
        <source>Belongs to it, without what is below.</source>
        <translation>Belongs to it, without what is below.</translation>
    </message>
    <message>
        <source>Belongs to it because %1 does.</source>
        <translation>Belongs to it because %1 does.</translation>
    </message>
    <message>
        <source>Belongs to it: the whole tenant does.</source>
        <translation>Belongs to it: the whole tenant does.</translation>
    </message>
    <message>
        <source>Lies outside.</source>
        <translation>Lies outside.</translation>
    </message>
    <message>
        <source>Name of the organization</source>
        <translation>Name of the organization</translation>
    </message>
    <message>
        <source>Filter organizations</source>
        <translation>Filter organizations</translation>
    </message>
    <message>
        <source>Organizations of the scope</source>
        <translation>Organizations of the scope</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::SealedCodeDialog</name>
    <message>
        <source>Opening code</source>
        <translation>Opening code</translation>
    </message>
    <message>
        <source>The account %1 is sealed</source>
        <translation>The account %1 is sealed</translation>
    </message>
    <message>
        <source>This code is shown only now, and kept nowhere. Put it into an envelope together with the password of the account, close it, and lock it away where two people are needed to get it. Whoever has both can open the account.</source>
        <translation>This code is shown only now, and kept nowhere. Put it into an envelope together with the password of the account, close it, and lock it away where two people are needed to get it. Whoever has both can open the account.</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Copy the code</translation>
    </message>
    <message>
        <source>Save sheet to print…</source>
        <translation>Save sheet to print…</translation>
    </message>
    <message>
        <source>It is in the envelope</source>
        <translation>It is in the envelope</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Save sheet to print</source>
        <translation>Save sheet to print</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>envelope.pdf</source>
        <translation>envelope.pdf</translation>
    </message>
    <message>
        <source>Saved as %1. Print it, then delete the file.</source>
        <translation>Saved as %1. Print it, then delete the file.</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose another place.</source>
        <translation>%1 could not be written. Choose another place.</translation>
    </message>
    <message>
        <source>Sealed account</source>
        <translation>Sealed account</translation>
    </message>
    <message>
        <source>Sealed account of %1</source>
        <translation>Sealed account of %1</translation>
    </message>
    <message>
        <source>Account: %1</source>
        <translation>Account: %1</translation>
    </message>
    <message>
        <source>Password: ______________________________</source>
        <translation>Password: ______________________________</translation>
    </message>
    <message>
        <source>Sign in to the console as this account, type the code and say why. All administrators are told, and any of them can refuse within %1. Then the account can do nearly everything for a short time. Afterwards it must be sealed anew: this code is void.</source>
        <translation>Sign in to the console as this account, type the code and say why. All administrators are told, and any of them can refuse within %1. Then the account can do nearly everything for a short time. Afterwards it must be sealed anew: this code is void.</translation>
    </message>
    <message>
        <source>The code cannot be shown again. Put it into the envelope before you close.</source>
        <translation>The code cannot be shown again. Put it into the envelope before you close.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::ViewAsPage</name>
    <message>
        <source>There is nothing to write yet.</source>
        <translation>There is nothing to write yet.</translation>
    </message>
    <message>
        <source>Write these members to a file (Excel or CSV)</source>
        <translation>Write these members to a file (Excel or CSV)</translation>
    </message>
    <message>
        <source>What somebody sees is known to the service only</source>
        <translation>What somebody sees is known to the service only</translation>
    </message>
    <message>
        <source>It can be shown as soon as there is a connection.</source>
        <translation>It can be shown as soon as there is a connection.</translation>
    </message>
    <message>
        <source>What %1 sees could not be fetched</source>
        <translation>What %1 sees could not be fetched</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Asking what %1 sees</source>
        <translation>Asking what %1 sees</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>role, where</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 holds no role and sees nothing here.</source>
        <translation>%1 holds no role and sees nothing here.</translation>
    </message>
    <message>
        <source>%1 holds: %2</source>
        <translation>%1 holds: %2</translation>
    </message>
    <message>
        <source>Members: %1   Organizations: %2   Devices: %3   Live sessions: %4</source>
        <translation>Members: %1   Organizations: %2   Devices: %3   Live sessions: %4</translation>
    </message>
    <message>
        <source>The whole tenant lies within it.</source>
        <translation>The whole tenant lies within it.</translation>
    </message>
    <message>
        <source>No organization lies within it.</source>
        <translation>No organization lies within it.</translation>
    </message>
    <message>
        <source>What is pale lies outside: it is not found, not counted and not exported.</source>
        <translation>What is pale lies outside: it is not found, not counted and not exported.</translation>
    </message>
    <message>
        <source>Members, the first %1</source>
        <translation>Members, the first %1</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>What %1 sees</source>
        <translation>What %1 sees</translation>
    </message>
    <message>
        <source>view-as</source>
        <translation>view-as</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>Member ID</source>
        <translation>Member ID</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>Menus</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>Organizations</translation>
    </message>
    <message>
        <source>Members this administrator sees</source>
        <translation>Members this administrator sees</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::rooms::ArchiveDialog</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>This needs a connection to the service.</translation>
    </message>
    <message>
        <source>Choose what to restore first.</source>
        <translation>Choose what to restore first.</translation>
    </message>
    <message>
        <source>Your role may only look here.</source>
        <translation>Your role may only look here.</translation>
    </message>
    <message>
        <source>It was restored already. After one restore it cannot be moved again.</source>
        <translation>It was restored already. After one restore it cannot be moved again.</translation>
    </message>
    <message>
        <source>Its 30 days are over.</source>
        <translation>Its 30 days are over.</translation>
    </message>
    <message>
        <source>The last change is still under way.</source>
        <translation>The last change is still under way.</translation>
    </message>
    <message>
        <source>Restore into which organization?</source>
        <translation>Restore into which organization?</translation>
    </message>
    <message>
        <source>Restore %1 into %2</source>
        <translation>Restore %1 into %2</translation>
    </message>
    <message>
        <source>%1 comes into the talk room of %2. After one restore it cannot be moved again.</source>
        <translation>%1 comes into the talk room of %2. After one restore it cannot be moved again.</translation>
    </message>
    <message>
        <source>What %1 has itself is lost for good: %2.</source>
        <translation>What %1 has itself is lost for good: %2.</translation>
    </message>
    <message>
        <source>The files of both folders stand side by side afterwards.</source>
        <translation>The files of both folders stand side by side afterwards.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>The last leader is gone. Who becomes the group master?</source>
        <translation>The last leader is gone. Who becomes the group master?</translation>
    </message>
    <message>
        <source>Restore %1 as a new group</source>
        <translation>Restore %1 as a new group</translation>
    </message>
    <message>
        <source>%1 comes into the talk room of a new group. After one restore it cannot be moved again.</source>
        <translation>%1 comes into the talk room of a new group. After one restore it cannot be moved again.</translation>
    </message>
    <message>
        <source>Group master and first member: %1.</source>
        <translation>Group master and first member: %1.</translation>
    </message>
    <message>
        <source>Further members are added to the group afterwards.</source>
        <translation>Further members are added to the group afterwards.</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Name of the group</translation>
    </message>
    <message>
        <source>The group needs a name.</source>
        <translation>The group needs a name.</translation>
    </message>
    <message>
        <source>The name can have up to 100 characters.</source>
        <translation>The name can have up to 100 characters.</translation>
    </message>
    <message>
        <source>%1 was restored.</source>
        <translation>%1 was restored.</translation>
    </message>
    <message>
        <source>The archive is kept by the service</source>
        <translation>The archive is kept by the service</translation>
    </message>
    <message>
        <source>It can be seen as soon as there is a connection.</source>
        <translation>It can be seen as soon as there is a connection.</translation>
    </message>
    <message>
        <source>The archive could not be fetched</source>
        <translation>The archive could not be fetched</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Fetching the archive</source>
        <translation>Fetching the archive</translation>
    </message>
    <message>
        <source>Nothing can be restored</source>
        <translation>Nothing can be restored</translation>
    </message>
    <message>
        <source>Talk rooms whose talk was turned off, and those of deleted organizations and groups, stay here for 30 days.</source>
        <translation>Talk rooms whose talk was turned off, and those of deleted organizations and groups, stay here for 30 days.</translation>
    </message>
    <message>
        <source>Restore data of talk rooms</source>
        <translation>Restore data of talk rooms</translation>
    </message>
    <message>
        <source>Talk, notes, events and folder of a room come back once: over an existing organization, or as a new group. Tasks are not kept. The organization or group itself does not come back.</source>
        <translation>Talk, notes, events and folder of a room come back once: over an existing organization, or as a new group. Tasks are not kept. The organization or group itself does not come back.</translation>
    </message>
    <message>
        <source>Into an organization…</source>
        <translation>Into an organization…</translation>
    </message>
    <message>
        <source>As a new group…</source>
        <translation>As a new group…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Talk rooms that can be restored</source>
        <translation>Talk rooms that can be restored</translation>
    </message>
    <message>
        <source>What it was</source>
        <translation>What it was</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Holds</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Restored %1</source>
        <translation>Restored %1</translation>
    </message>
    <message>
        <source>Can be restored</source>
        <translation>Can be restored</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>The list is empty.</translation>
    </message>
    <message>
        <source>Write this list to a file (Excel or CSV)</source>
        <translation>Write this list to a file (Excel or CSV)</translation>
    </message>
    <message>
        <source>Write to a file…</source>
        <translation>Write to a file…</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::rooms::RoomPanel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Reads it through</source>
        <translation>Reads it through</translation>
    </message>
    <message>
        <source>Erase data of the talk room: %1</source>
        <translation>Erase data of the talk room: %1</translation>
    </message>
    <message>
        <source>%1 in the talk room of %2 will be erased for good. It cannot be restored, also not within 30 days.</source>
        <translation>%1 in the talk room of %2 will be erased for good. It cannot be restored, also not within 30 days.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>erase</source>
        <comment>a word that is typed to confirm</comment>
        <translation>erase</translation>
    </message>
    <message>
        <source>Data of the talk room was erased.</source>
        <translation>Data of the talk room was erased.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Turn off…</source>
        <translation>Turn off…</translation>
    </message>
    <message>
        <source>Turn on…</source>
        <translation>Turn on…</translation>
    </message>
    <message>
        <source>Turn off %1</source>
        <translation>Turn off %1</translation>
    </message>
    <message>
        <source>Turn on %1</source>
        <translation>Turn on %1</translation>
    </message>
    <message>
        <source>What the talk room holds is not known yet.</source>
        <translation>What the talk room holds is not known yet.</translation>
    </message>
    <message>
        <source>There is nothing to erase.</source>
        <translation>There is nothing to erase.</translation>
    </message>
    <message>
        <source>The last change is still under way.</source>
        <translation>The last change is still under way.</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Erase…</translation>
    </message>
    <message>
        <source>Erase %1</source>
        <translation>Erase %1</translation>
    </message>
    <message>
        <source>What the talk room holds and who reads it is known to the service; there is no connection.</source>
        <translation>What the talk room holds and who reads it is known to the service; there is no connection.</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) can read this talk room</source>
        <translation>
            <numerusform>%n member can read this talk room</numerusform>
            <numerusform>%n members can read this talk room</numerusform>
        </translation>
    </message>
    <message>
        <source>Who reads this talk room</source>
        <translation>Who reads this talk room</translation>
    </message>
    <message>
        <source>Talk is off: nobody reads it now. These would as soon as it is on.</source>
        <translation>Talk is off: nobody reads it now. These would as soon as it is on.</translation>
    </message>
    <message>
        <source>%1 of %2 fetched</source>
        <translation>%1 of %2 fetched</translation>
    </message>
    <message>
        <source>%1 of %2 match</source>
        <translation>%1 of %2 match</translation>
    </message>
    <message>
        <source>Only those within the range of your rights are named.</source>
        <translation>Only those within the range of your rights are named.</translation>
    </message>
    <message>
        <source>Name, ID or nesting</source>
        <translation>Name, ID or nesting</translation>
    </message>
    <message>
        <source>Filter readers</source>
        <translation>Filter readers</translation>
    </message>
    <message>
        <source>Readers of %1</source>
        <translation>Readers of %1</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::sessions::SessionFilterRow</name>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>No filter is set.</source>
        <translation>No filter is set.</translation>
    </message>
    <message>
        <source>Of an organization…</source>
        <translation>Of an organization…</translation>
    </message>
    <message>
        <source>Shows only members of an organization and those below it.</source>
        <translation>Shows only members of an organization and those below it.</translation>
    </message>
    <message>
        <source>Shows the sessions of all organizations again.</source>
        <translation>Shows the sessions of all organizations again.</translation>
    </message>
    <message>
        <source>All countries</source>
        <translation>All countries</translation>
    </message>
    <message>
        <source>Filter by member, device or address</source>
        <translation>Filter by member, device or address</translation>
    </message>
    <message>
        <source>Filter sessions</source>
        <translation>Filter sessions</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>All clients</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Used or not</source>
        <translation>Used or not</translation>
    </message>
    <message>
        <source>Unused for 1 hour</source>
        <translation>Unused for 1 hour</translation>
    </message>
    <message>
        <source>Unused for 8 hours</source>
        <translation>Unused for 8 hours</translation>
    </message>
    <message>
        <source>Unused for 24 hours</source>
        <translation>Unused for 24 hours</translation>
    </message>
    <message>
        <source>Unused for 7 days</source>
        <translation>Unused for 7 days</translation>
    </message>
    <message>
        <source>Unused for 30 days</source>
        <translation>Unused for 30 days</translation>
    </message>
    <message>
        <source>Unused since</source>
        <translation>Unused since</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Country</translation>
    </message>
    <message>
        <source>IP address or range</source>
        <translation>IP address or range</translation>
    </message>
    <message>
        <source>For example 203.0.113.7 or 203.0.113.0/24.</source>
        <translation>For example 203.0.113.7 or 203.0.113.0/24.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Clear the filter</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::templates::EffectivePage</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Choose a member…</source>
        <translation>Choose a member…</translation>
    </message>
    <message>
        <source>Another member…</source>
        <translation>Another member…</translation>
    </message>
    <message>
        <source>Open the member</source>
        <translation>Open the member</translation>
    </message>
    <message>
        <source>Open this template</source>
        <translation>Open this template</translation>
    </message>
    <message>
        <source>Choose a member to see what counts for that person and why.</source>
        <translation>Choose a member to see what counts for that person and why.</translation>
    </message>
    <message>
        <source>This is known to the service only; there is no connection at the moment.</source>
        <translation>This is known to the service only; there is no connection at the moment.</translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation>Asking the service…</translation>
    </message>
    <message>
        <source>Permission template: %1</source>
        <translation>Permission template: %1</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::templates::MatrixView</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>All environments</source>
        <translation>All environments</translation>
    </message>
    <message>
        <source>At present: %1</source>
        <translation>At present: %1</translation>
    </message>
    <message>
        <source>The mobile app can be used</source>
        <translation>The mobile app can be used</translation>
    </message>
    <message>
        <source>When this is off, the whole mobile app is unusable: it is logged out at once and refused.</source>
        <translation>When this is off, the whole mobile app is unusable: it is logged out at once and refused.</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Others</translation>
    </message>
    <message>
        <source>Talk in the mobile app is always on while the mobile app is on. Talk, calendar and tasks need at least one environment. Forms have one switch for all three. Files that may not be downloaded to phones can still be looked at there.</source>
        <translation>Talk in the mobile app is always on while the mobile app is on. Talk, calendar and tasks need at least one environment. Forms have one switch for all three. Files that may not be downloaded to phones can still be looked at there.</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::templates::TemplatePage</name>
    <message>
        <source>Moves here from %1 with saving.</source>
        <translation>Moves here from %1 with saving.</translation>
    </message>
    <message>
        <source>Saved by somebody else meanwhile:</source>
        <translation>Saved by somebody else meanwhile:</translation>
    </message>
    <message>
        <source>Your changes, laid over it and not saved yet:</source>
        <translation>Your changes, laid over it and not saved yet:</translation>
    </message>
    <message numerus="yes">
        <source>Counts for %n member(s) at present</source>
        <translation>
            <numerusform>Counts for %n member at present</numerusform>
            <numerusform>Counts for %n members at present</numerusform>
        </translation>
    </message>
    <message>
        <source>The basic settings keep their name and cannot be deleted.</source>
        <translation>The basic settings keep their name and cannot be deleted.</translation>
    </message>
    <message>
        <source>The draft is open below.</source>
        <translation>The draft is open below.</translation>
    </message>
    <message>
        <source>Correct what is marked first.</source>
        <translation>Correct what is marked first.</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Nothing is changed yet.</translation>
    </message>
    <message>
        <source>Draft, not saved yet</source>
        <translation>Draft, not saved yet</translation>
    </message>
    <message>
        <source>Draft without changes</source>
        <translation>Draft without changes</translation>
    </message>
    <message>
        <source>The basic settings count for everybody who has no other template; nothing is assigned to them.</source>
        <translation>The basic settings count for everybody who has no other template; nothing is assigned to them.</translation>
    </message>
    <message>
        <source>A template assigned to a member directly counts before that of the user type. A member has one at most.</source>
        <translation>A template assigned to a member directly counts before that of the user type. A member has one at most.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Copy…</source>
        <translation>Copy…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Rename…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Delete…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Members who have this template directly</source>
        <translation>Members who have this template directly</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>User types</source>
        <translation>User types</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Effective permissions</source>
        <translation>Effective permissions</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::templates::TypesTable</name>
    <message>
        <source>Moves here from %1 with saving.</source>
        <translation>Moves here from %1 with saving.</translation>
    </message>
    <message>
        <source>Has the template %1.</source>
        <translation>Has the template %1.</translation>
    </message>
    <message>
        <source>User type</source>
        <translation>User type</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>User types that have this template</source>
        <translation>User types that have this template</translation>
    </message>
    <message>
        <source>The basic settings count for everybody who has no other template; nothing is assigned to them.</source>
        <translation>The basic settings count for everybody who has no other template; nothing is assigned to them.</translation>
    </message>
    <message>
        <source>The tenant has no user types.</source>
        <translation>The tenant has no user types.</translation>
    </message>
    <message>
        <source>A user type has one template. Ticking one that has another moves it here.</source>
        <translation>A user type has one template. Ticking one that has another moves it here.</translation>
    </message>
    <message>
        <source>No user type has this template.</source>
        <translation>No user type has this template.</translation>
    </message>
</context>
</TS>
