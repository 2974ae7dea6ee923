<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>ApprovalWords</name>
    <message>
        <source>Without end</source>
        <translation>期限なし</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>権限</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Needs approval</source>
        <translation>承認が必要</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>The request was rejected.</source>
        <translation>申請は却下されました。</translation>
    </message>
    <message>
        <source>Nothing more</source>
        <translation>追加の確認なし</translation>
    </message>
    <message>
        <source>A confirmed sign-in</source>
        <translation>本人の再確認</translation>
    </message>
    <message>
        <source>A second administrator</source>
        <translation>別の管理者の承認</translation>
    </message>
    <message>
        <source>A confirmed sign-in and a second administrator</source>
        <translation>本人の再確認と別の管理者の承認</translation>
    </message>
    <message>
        <source>Awaiting approval</source>
        <translation>承認待ち</translation>
    </message>
    <message>
        <source>Planned anew</source>
        <translation>内容変更</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>承認済み</translation>
    </message>
    <message>
        <source>Carried out</source>
        <translation>実行済み</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>却下</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>取り下げ</translation>
    </message>
    <message>
        <source>Lapsed</source>
        <translation>期限切れ</translation>
    </message>
    <message>
        <source>Could not be carried out</source>
        <translation>実行できませんでした</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a command, what it is about</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>votes that are there, votes that are needed</comment>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more administrator(s) must agree within %1. Until then nothing is changed.</source>
        <translation>
            <numerusform>あと %Ln 人の管理者の承認が必要です（残り %1）。それまで何も変更されません。</numerusform>
        </translation>
    </message>
    <message>
        <source>The tenant was changed meanwhile, so that this would do something else now.</source>
        <translation>申請後にテナントが変更され、実行される内容が変わりました。</translation>
    </message>
    <message>
        <source>Look at the new plan; everybody is asked again.</source>
        <translation>新しい内容を確認してください。全員にもう一度承認を求めます。</translation>
    </message>
    <message>
        <source>Everybody has agreed. Whoever asked for it carries it out within %1.</source>
        <translation>承認されました。申請者が実行できます（残り %1）。</translation>
    </message>
    <message>
        <source>It was carried out on %1.</source>
        <translation>%1 に実行されました。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>何も変更されていません。</translation>
    </message>
    <message>
        <source>%1 has withdrawn the request on %2. Nothing was changed.</source>
        <translation>%1 が %2 に申請を取り下げました。何も変更されていません。</translation>
    </message>
    <message>
        <source>Nobody decided in time. Nothing was changed. Ask for it again if it is still needed.</source>
        <translation>期限までに決定されませんでした。何も変更されていません。必要な場合は、もう一度申請してください。</translation>
    </message>
    <message>
        <source>Everybody agreed, but it could not be carried out.</source>
        <translation>承認されましたが、実行できませんでした。</translation>
    </message>
    <message>
        <source>%1 has agreed (%2).</source>
        <translation>%1 が承認しました（%2）。</translation>
    </message>
    <message>
        <source>%1 has rejected the request (%2).</source>
        <translation>%1 が却下しました（%2）。</translation>
    </message>
    <message>
        <source>A request was made: %1.</source>
        <translation>「%1」を申請しました。</translation>
    </message>
</context>
<context>
    <name>AssentWords</name>
    <message>
        <source>This action</source>
        <translation>この操作</translation>
    </message>
</context>
<context>
    <name>BrakeWords</name>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <comment>of a budget</comment>
        <translation>
            <numerusform>%Ln 名</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <comment>of a budget</comment>
        <translation>
            <numerusform>%Ln 台</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 wants to cut off %Ln member(s).</source>
        <translation>
            <numerusform>%1 が %Ln 名の切断を指示しています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 wants to erase the app data of %Ln device(s).</source>
        <translation>
            <numerusform>%1 が %Ln 台のアプリデータ削除を指示しています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 wants to reset %Ln device(s).</source>
        <translation>
            <numerusform>%1 が %Ln 台の端末初期化を指示しています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The app data of %Ln device(s) is erased. It cannot be brought back.</source>
        <translation>
            <numerusform>%Ln 台のアプリデータを削除します。元に戻せません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) are reset. Everything on them is lost.</source>
        <translation>
            <numerusform>%Ln 台の端末を初期化します。端末内のデータはすべて失われます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) are cut off: what they have open ends.</source>
        <translation>
            <numerusform>%Ln 名を切断します。現在のセッションからログアウトされます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Over</source>
        <comment>time that is left</comment>
        <translation>期限切れ</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 時間</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You %1 of %2, everybody %3 of %4, within %n minute(s)</source>
        <translation>
            <numerusform>自分 %1 / %2、全体 %3 / %4（%n 分間）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 held</source>
        <comment>a kind of order, how many</comment>
        <translation>%1: 保留 %2</translation>
    </message>
    <message>
        <source>%1: %2 not acknowledged yet</source>
        <translation>%1: 端末の受け取り待ち %2</translation>
    </message>
    <message>
        <source>%1: %2 held, %3 not acknowledged yet</source>
        <translation>%1: 保留 %2、端末の受け取り待ち %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 wants to remove %Ln device(s) from the list.</source>
        <translation>
            <numerusform>%1 が %Ln 台の端末の一覧からの削除を指示しています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 wants to delete %Ln member(s).</source>
        <translation>
            <numerusform>%1 がメンバー %Ln 名の削除を指示しています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 wants to suspend or log out %Ln member(s) one by one.</source>
        <translation>
            <numerusform>%1 がメンバー %Ln 名の一時停止またはログアウトを指示しています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) leave the list and their sessions end.</source>
        <translation>
            <numerusform>%Ln 台の端末が一覧から削除され、セッションが終了します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) are deleted. Their groups and talk rooms do not come back.</source>
        <translation>
            <numerusform>メンバー %Ln 名が削除されます。所属していたグループとトークルームには戻れません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown to this console (%1)</source>
        <comment>a kind of order</comment>
        <translation>このコンソールでは不明な種類（%1）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <comment>of a budget</comment>
        <translation>
            <numerusform>%Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 waits with %Ln order(s) of a kind that this console does not know (%2).</source>
        <translation>
            <numerusform>%1 が、このコンソールでは不明な種類（%2）の指示を %Ln 件出しています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) are carried out of which this console does not know what they do.</source>
        <translation>
            <numerusform>このコンソールでは内容がわからない指示が %Ln 件実行されます。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeCommands</name>
    <message>
        <source>Undo my last change…</source>
        <translation>自分の直前の変更を元に戻す…</translation>
    </message>
    <message>
        <source>Shows what taking back your newest change would do, before anything happens.</source>
        <translation>直前の変更を元に戻すと何が起こるかを、実行の前に表示します。</translation>
    </message>
    <message>
        <source>Add organization…</source>
        <translation>組織を追加…</translation>
    </message>
    <message>
        <source>Edit organization…</source>
        <translation>組織を編集…</translation>
    </message>
    <message>
        <source>Delete organization…</source>
        <translation>組織を削除…</translation>
    </message>
    <message>
        <source>Add organizations in bulk…</source>
        <translation>組織を一括追加…</translation>
    </message>
    <message>
        <source>Export organizations…</source>
        <translation>組織を書き出し…</translation>
    </message>
    <message>
        <source>Add group…</source>
        <translation>グループを追加…</translation>
    </message>
    <message>
        <source>Edit group…</source>
        <translation>グループを編集…</translation>
    </message>
    <message>
        <source>Delete group…</source>
        <translation>グループを削除…</translation>
    </message>
    <message>
        <source>Export groups…</source>
        <translation>グループを書き出し…</translation>
    </message>
    <message>
        <source>Restore data of talk rooms…</source>
        <translation>トークルームのデータを復元…</translation>
    </message>
</context>
<context>
    <name>ChangeTextWords</name>
    <message>
        <source>The whole mobile app</source>
        <translation>モバイル版アプリ全体</translation>
    </message>
    <message>
        <source>User types</source>
        <translation>利用権限タイプ</translation>
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
        <translation>組織長</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>代表組織</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>Being filled</source>
        <translation>受付中</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>確認中</translation>
    </message>
    <message>
        <source>Ready to apply</source>
        <translation>適用待ち</translation>
    </message>
    <message>
        <source>Being applied</source>
        <translation>適用中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>中断中</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>適用済み</translation>
    </message>
    <message>
        <source>Being rolled back</source>
        <translation>巻き戻し中</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>巻き戻し済み</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>破棄済み</translation>
    </message>
    <message>
        <source>Edited in the console</source>
        <translation>コンソールでの修正</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>取り込み</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>変更なし</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>職級</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>役職</translation>
    </message>
    <message>
        <source>User type</source>
        <translation>利用権限タイプ</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Custom field</source>
        <translation>カスタム項目</translation>
    </message>
    <message>
        <source>Profile status</source>
        <translation>プロフィールの状態</translation>
    </message>
    <message>
        <source>Administrator right</source>
        <translation>管理者権限</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>元に戻す: %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Resource ID</source>
        <translation>リソース ID</translation>
    </message>
    <message>
        <source>Parent organization</source>
        <translation>上位組織</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>表示順</translation>
    </message>
    <message>
        <source>Mailing list</source>
        <translation>メーリングリスト</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>公開</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>トーク</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ノート</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>予定</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダ</translation>
    </message>
    <message>
        <source>Group masters</source>
        <translation>グループマスター</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Executive</source>
        <translation>役員</translation>
    </message>
    <message numerus="yes">
        <source>%1 member(s) are added. They count for the licence.</source>
        <translation>
            <numerusform>%1 名のメンバーが追加されます。ライセンス数に含まれます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 member(s) are deleted.</source>
        <translation>
            <numerusform>%1 名のメンバーが削除されます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 member(s) are logged out of all services.</source>
        <translation>
            <numerusform>%1 名が全サービスからログアウトされます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 organization head(s) lose that post to somebody else.</source>
        <translation>
            <numerusform>%1 名が組織長を交代します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %1 talk room(s) other people can read than before.</source>
        <translation>
            <numerusform>%1 件のトークルームで、読める人が変わります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 password(s) are replaced. An undo does not bring the old ones back.</source>
        <translation>
            <numerusform>%1 件のパスワードが置き換わります。元に戻しても以前のパスワードには戻りません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 session(s) end. An undo does not bring them back.</source>
        <translation>
            <numerusform>%1 件のセッションが終了します。元に戻しても復元されません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries are lost and cannot be brought back.</source>
        <translation>
            <numerusform>%1 件が失われ、元に戻せません。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 can read it from now on</source>
        <translation>%1: 新たに %2 名が読めるようになります</translation>
    </message>
    <message>
        <source>%1: %2 can no longer read it</source>
        <translation>%1: %2 名が読めなくなります</translation>
    </message>
    <message>
        <source>%1: %2 can read it from now on, %3 no longer</source>
        <translation>%1: 新たに %2 名が読めるようになり、%3 名が読めなくなります</translation>
    </message>
    <message>
        <source>It was taken back already.</source>
        <translation>すでに元に戻されています。</translation>
    </message>
    <message>
        <source>Only what is applied can be taken back.</source>
        <translation>元に戻せるのは適用済みの変更だけです。</translation>
    </message>
    <message>
        <source>The service keeps no old state of it any more.</source>
        <translation>変更前の状態がサービスに残っていません。</translation>
    </message>
    <message>
        <source>%1 (taken back)</source>
        <translation>%1（取り消し済み）</translation>
    </message>
    <message>
        <source>Notices to all members</source>
        <translation>メンバー全員へのお知らせ</translation>
    </message>
    <message numerus="yes">
        <source>%1 entries are erased. Only the undo of this change brings them back.</source>
        <translation>
            <numerusform>%1 件の登録が消えます。戻せるのは、この変更を元に戻したときだけです。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 member(s) lose what they had of it. Only the undo of this change brings it back.</source>
        <translation>
            <numerusform>%1 名のメンバーから割り当てが外れます。戻せるのは、この変更を元に戻したときだけです。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 message(s) leave the talk room. They can be restored for 30 days.</source>
        <translation>
            <numerusform>トーク %1 件がトークルームからなくなります。30 日間は復元できます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 note(s) leave the talk room. They can be restored for 30 days.</source>
        <translation>
            <numerusform>ノート %1 件がトークルームからなくなります。30 日間は復元できます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 event(s) leave the talk room. They can be restored for 30 days.</source>
        <translation>
            <numerusform>予定 %1 件がトークルームからなくなります。30 日間は復元できます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s) leave the talk room. They can be restored for 30 days.</source>
        <translation>
            <numerusform>ファイル %1 件がトークルームからなくなります。30 日間は復元できます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 task(s) are erased for good.</source>
        <translation>
            <numerusform>タスク %1 件が完全に消去されます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 note(s) are out of reach until notes are turned on again.</source>
        <translation>
            <numerusform>ノート %1 件は、ノートを再びオンにするまで見られません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 event(s) are out of reach until events are turned on again.</source>
        <translation>
            <numerusform>予定 %1 件は、予定を再びオンにするまで見られません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 task(s) are out of reach until tasks are turned on again.</source>
        <translation>
            <numerusform>タスク %1 件は、タスクを再びオンにするまで見られません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s) are out of reach until the folder is turned on again.</source>
        <translation>
            <numerusform>ファイル %1 件は、フォルダを再びオンにするまで見られません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Notification of changes</source>
        <translation>変更のお知らせ</translation>
    </message>
    <message>
        <source>Masters may change the features</source>
        <translation>グループマスターによる機能の変更</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Mail from outside</source>
        <translation>外部からのメール</translation>
    </message>
    <message>
        <source>External addresses</source>
        <translation>外部アドレス</translation>
    </message>
    <message>
        <source>External Key</source>
        <translation>External Key</translation>
    </message>
    <message>
        <source>Who may write to the list</source>
        <translation>このアドレスに送れる人</translation>
    </message>
    <message>
        <source>Who may write as the list</source>
        <translation>このアドレスから送れる人</translation>
    </message>
    <message numerus="yes">
        <source>%1 talk room(s) go into the archive. Nobody reads them; an undo or a restore within 30 days brings them back.</source>
        <translation>
            <numerusform>トークルーム %1 室がアーカイブに移り、だれも読めなくなります。30 日以内であれば、元に戻すか復元できます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 task(s) of these rooms are erased for good.</source>
        <translation>
            <numerusform>これらのトークルームのタスク %1 件は完全に削除されます。</numerusform>
        </translation>
    </message>
    <message>
        <source>View of the organization chart</source>
        <translation>組織図の閲覧制限</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>ポリシー</translation>
    </message>
    <message>
        <source>Permission template</source>
        <translation>権限テンプレート</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>元に戻した</translation>
    </message>
    <message>
        <source>Has not signed in yet</source>
        <translation>未ログイン</translation>
    </message>
    <message>
        <source>Reason of the suspension</source>
        <translation>一時停止の理由</translation>
    </message>
    <message>
        <source>Deleted at</source>
        <translation>削除日時</translation>
    </message>
    <message numerus="yes">
        <source>%1 invitation(s) with a link to the first password go out by mail once it is applied.</source>
        <translation>
            <numerusform>適用後に、最初のパスワードを設定するリンクの招待メールを %1 件送信します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 group(s) with external users end, for the users of the other companies too.</source>
        <translation>
            <numerusform>外部ユーザーとのグループ %1 個が、他社の利用者からもなくなります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Field management</source>
        <translation>項目管理</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>選択肢</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必須</translation>
    </message>
    <message>
        <source>Several values</source>
        <translation>複数の値</translation>
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
        <translation>本人のみ</translation>
    </message>
    <message>
        <source>Only the own organizations</source>
        <translation>所属組織のみ</translation>
    </message>
    <message>
        <source>The own organizations and those named</source>
        <translation>所属組織と、指定した組織</translation>
    </message>
    <message>
        <source>The whole organization chart</source>
        <translation>組織図のすべて</translation>
    </message>
    <message>
        <source>%1, with sub-organizations</source>
        <translation>%1 (下位組織を含む)</translation>
    </message>
    <message>
        <source>%1 (nothing is set)</source>
        <translation>%1 (設定なし)</translation>
    </message>
    <message>
        <source>%1 (set for this member)</source>
        <translation>%1 (このメンバーの設定)</translation>
    </message>
    <message>
        <source>%1 (set for the user type %2)</source>
        <translation>%1 (利用権限タイプ「%2」の設定)</translation>
    </message>
    <message>
        <source>%1 (set for the organization %2)</source>
        <translation>%1 (組織「%2」の設定)</translation>
    </message>
</context>
<context>
    <name>CutOffCommands</name>
    <message>
        <source>Sign in first.</source>
        <translation>先にログインしてください。</translation>
    </message>
    <message>
        <source>Your role may not make changes in “%1”.</source>
        <translation>お持ちの権限では「%1」を変更できません。</translation>
    </message>
    <message>
        <source>Lost device: find the member…</source>
        <translation>紛失対応: メンバーを探す…</translation>
    </message>
    <message>
        <source>Type a name, Enter opens the response, Enter once more cuts off.</source>
        <translation>名前を入力し、Enter で紛失対応を開き、もう一度 Enter で切断します。</translation>
    </message>
    <message>
        <source>Withdraw the cut-off…</source>
        <translation>切断を取り消す…</translation>
    </message>
    <message>
        <source>Takes back what is not done yet; what is done stays done.</source>
        <translation>まだ実行されていない項目を取り消します。実行済みの項目はそのままです。</translation>
    </message>
    <message>
        <source>Found again…</source>
        <translation>発見の記録…</translation>
    </message>
    <message>
        <source>Lifts what can be lifted, so that the member can work again.</source>
        <translation>解除できる項目を解除し、メンバーが再び利用できるようにします。</translation>
    </message>
    <message>
        <source>Receipt of the cut-off…</source>
        <translation>切断の受領証…</translation>
    </message>
    <message>
        <source>Times, evidence and who ordered it, to read, print or keep.</source>
        <translation>時刻、証拠、指示した管理者を確認し、PDF などで保存できます。</translation>
    </message>
</context>
<context>
    <name>CutOffTexts</name>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>step, its device</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>step, how many</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>On the service everything is cut off and verified.</source>
        <translation>サービス側はすべて切断し、確認済みです。</translation>
    </message>
    <message>
        <source>%1 of %2 steps are verified.</source>
        <translation>%2 件中 %1 件を確認済みです。</translation>
    </message>
    <message>
        <source>The device has not been in contact since %1. What it has to do itself waits until it comes back.</source>
        <translation>端末からの通信は %1 が最後です。端末側で行う項目は、通信が再開すると実行されます。</translation>
    </message>
    <message>
        <source>On the service everything is cut off and verified. The confirmation of the device is still to come.</source>
        <translation>サービス側はすべて切断し、確認済みです。端末からの完了報告を待っています。</translation>
    </message>
    <message>
        <source>Under way: %1 of %2 steps are verified.</source>
        <translation>実行中です。%2 件中 %1 件を確認済みです。</translation>
    </message>
    <message>
        <source>The app cannot be used until this is lifted.</source>
        <translation>解除するまで、アプリを利用できません。</translation>
    </message>
    <message>
        <source>Whoever is signed in there is logged out at once.</source>
        <translation>該当する端末からすぐにログアウトさせます。</translation>
    </message>
    <message>
        <source>Kept sign-ins and connected apps stop working.</source>
        <translation>保存されたログインと連携アプリを使えなくします。</translation>
    </message>
    <message>
        <source>It is a trusted device at present.</source>
        <translation>現在、信頼済み端末です。</translation>
    </message>
    <message>
        <source>It cannot sign in again, not even with the right password.</source>
        <translation>正しいパスワードでも、再びログインできません。</translation>
    </message>
    <message>
        <source>Whoever has the device may know the password.</source>
        <translation>端末を手にした人がパスワードを知っている可能性があります。</translation>
    </message>
    <message>
        <source>%1 of %2 verified</source>
        <translation>%2 件中 %1 件確認済み</translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>保留 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreachable</source>
        <translation>
            <numerusform>到達不能 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>失敗 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Not recorded yet</source>
        <translation>未記録</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>way of checking, remark</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what was seen, detail</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Ask another administrator to decide in “Held orders”.</source>
        <translation>別の管理者に「保留中の指示」での判断を依頼してください。</translation>
    </message>
    <message>
        <source>Take what was on the device as known to others: report it to the person in charge of security, and block the device if it is not blocked.</source>
        <translation>端末内の情報は第三者に知られたものとして扱い、セキュリティ担当者に報告してください。端末の利用を拒否していない場合は拒否してください。</translation>
    </message>
    <message>
        <source>Order this step once more, or block the device and keep the password changed.</source>
        <translation>この項目をもう一度指示するか、端末の利用を拒否し、パスワードは変更したままにしてください。</translation>
    </message>
    <message>
        <source>No contact since %1.</source>
        <translation>%1 から通信がありません。</translation>
    </message>
    <message>
        <source>It is carried out as soon as the device is in contact again.</source>
        <translation>端末との通信が戻りしだい実行されます。</translation>
    </message>
    <message>
        <source>If it is still needed, order it again.</source>
        <translation>必要な場合は、もう一度指示してください。</translation>
    </message>
    <message>
        <source>A device has been used after it had confirmed to be erased. Do not take it for erased.</source>
        <translation>削除完了を報告した端末が、その後に利用されています。削除されたものとして扱わないでください。</translation>
    </message>
    <message>
        <source>Found again at %1 (%2). What could be taken back has been taken back.</source>
        <translation>%1 に見つかったと記録されました（%2）。解除できる項目は解除されています。</translation>
    </message>
    <message>
        <source>The order was withdrawn before anything of it was done.</source>
        <translation>指示は実行前に取り消されました。</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) are held until another administrator decides.</source>
        <translation>
            <numerusform>%n 件は、別の管理者が判断するまで保留中です。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cut off. Everything has been verified, the last step at %1.</source>
        <translation>切断しました。すべて確認済みです（最後の確認 %1）。</translation>
    </message>
    <message>
        <source>Cut off. Everything has been verified.</source>
        <translation>切断しました。すべて確認済みです。</translation>
    </message>
    <message>
        <source>The rest was not carried out and will not be. See the steps below.</source>
        <translation>残りは実行されておらず、今後も実行されません。下の項目を確認してください。</translation>
    </message>
    <message>
        <source>Lifted: %1</source>
        <translation>解除: %1</translation>
    </message>
    <message>
        <source>Withdrawn: %1</source>
        <translation>取り消し: %1</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>トーク</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <comment>channel, person, state</comment>
        <translation>%2 への%1: %3</translation>
    </message>
    <message>
        <source>last access %1</source>
        <translation>最終アクセス %1</translation>
    </message>
    <message>
        <source>erased %1</source>
        <translation>%1 に削除済み</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>利用拒否</translation>
    </message>
    <message>
        <source>in contact now</source>
        <translation>通信中</translation>
    </message>
    <message>
        <source>no contact since %1</source>
        <translation>%1 から通信なし</translation>
    </message>
    <message>
        <source>never in contact</source>
        <translation>通信の記録なし</translation>
    </message>
    <message>
        <source>enrolled in MDM</source>
        <translation>MDM 登録済み</translation>
    </message>
    <message>
        <source>trusted</source>
        <translation>信頼済み</translation>
    </message>
    <message>
        <source>last used %1</source>
        <translation>最終利用 %1</translation>
    </message>
    <message>
        <source>%1: the budget for %2 minutes is used up (%3 by you, %4 by all). The next one waits for another administrator.</source>
        <translation>%1: %2 分間の上限に達しています（自分 %3 件、全体 %4 件）。次の指示は別の管理者の判断を待ちます。</translation>
    </message>
    <message>
        <source>%1: %2 of %3 within %4 minutes are ordered by you, %5 of %6 by all.</source>
        <translation>%1: %4 分間に自分が %3 件中 %2 件、全体で %6 件中 %5 件を指示しています。</translation>
    </message>
    <message>
        <source>%1 has set a temporary password within the last ten minutes. It stays the right one; ask %1 for it.</source>
        <translation>10 分以内に %1 が一時パスワードを設定しました。そのパスワードが有効です。%1 に確認してください。</translation>
    </message>
    <message>
        <source>%1 of %2 sessions so far. The service goes on by itself, also when this console is closed.</source>
        <translation>%2 件のうち %1 件のセッションを処理しました。コンソールを閉じても、残りはサービスで自動的に続きます。</translation>
    </message>
</context>
<context>
    <name>DelegationWords</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
</context>
<context>
    <name>DeviceParts</name>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
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
        <translation>インストール済みアプリ</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>最終アクセス</translation>
    </message>
    <message>
        <source>MDM</source>
        <translation>MDM</translation>
    </message>
    <message>
        <source>Trusted device</source>
        <translation>信頼済み端末</translation>
    </message>
    <message>
        <source>Vendor ID</source>
        <translation>Vendor ID</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>オンライン</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>利用拒否中</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>データ削除済み</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>オフライン</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
</context>
<context>
    <name>DeviceWords</name>
    <message>
        <source>Enrolled</source>
        <translation>登録済み</translation>
    </message>
    <message>
        <source>Not enrolled (third-party management)</source>
        <translation>未登録 (サードパーティの管理)</translation>
    </message>
    <message>
        <source>Not enrolled</source>
        <translation>未登録</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>トーク</translation>
    </message>
    <message>
        <source>%1 (update needed)</source>
        <translation>%1 (アップデートが必要)</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between apps</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 時間</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 日</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <translation>%1 進んでいます</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 遅れています</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmailListEditor</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
</context>
<context>
    <name>ExplanationWords</name>
    <message>
        <source>Sign in first.</source>
        <translation>先にログインしてください。</translation>
    </message>
    <message>
        <source>You may ask about yourself only. To ask about others, the right “%1” (%2) is needed.</source>
        <translation>確認できるのはご自身についてだけです。ほかの人について確認するには「%1」（%2）の権限が必要です。</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>アカウント</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>権限</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>メニュー</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>App use</source>
        <translation>アプリの利用</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP アドレス</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国</translation>
    </message>
    <message>
        <source>User type</source>
        <translation>利用権限タイプ</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>テンプレート</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>ポリシー</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>例外</translation>
    </message>
    <message>
        <source>Open the role</source>
        <translation>権限を開く</translation>
    </message>
    <message>
        <source>Open the member</source>
        <translation>メンバーを開く</translation>
    </message>
    <message>
        <source>Open the organization</source>
        <translation>組織を開く</translation>
    </message>
    <message>
        <source>Open the setting</source>
        <translation>設定を開く</translation>
    </message>
    <message>
        <source>Open the template</source>
        <translation>テンプレートを開く</translation>
    </message>
    <message>
        <source>Open the user type</source>
        <translation>利用権限タイプを開く</translation>
    </message>
    <message>
        <source>the whole tenant</source>
        <translation>テナント全体</translation>
    </message>
    <message>
        <source>%1 may use this client: %2.</source>
        <translation>%1 は %2 を利用できます。</translation>
    </message>
    <message>
        <source>%1 may not use this client: %2.</source>
        <translation>%1 は %2 を利用できません。</translation>
    </message>
    <message>
        <source>%1 may use %2 (%3).</source>
        <comment>who, service, client</comment>
        <translation>%1 は %2（%3）を利用できます。</translation>
    </message>
    <message>
        <source>%1 may not use %2 (%3).</source>
        <comment>who, service, client</comment>
        <translation>%1 は %2（%3）を利用できません。</translation>
    </message>
    <message>
        <source>The login needs 2-step verification.</source>
        <translation>ログインには 2 段階認証が必要です。</translation>
    </message>
    <message>
        <source>The missing right is “%1” (%2). The highest administrator can give it.</source>
        <translation>足りない権限は「%1」（%2）です。最高管理者が付与できます。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
</context>
<context>
    <name>FieldGrid</name>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
</context>
<context>
    <name>FieldWords</name>
    <message>
        <source>%1: %2 becomes %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手入力</translation>
    </message>
    <message>
        <source>given by itself, like %1</source>
        <translation>自動付与（例: %1）</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必須</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>非表示</translation>
    </message>
    <message>
        <source>Members too</source>
        <translation>メンバー可</translation>
    </message>
    <message>
        <source>Administrators only</source>
        <translation>管理者のみ</translation>
    </message>
    <message>
        <source>Everybody signs in with it: always required and shown.</source>
        <translation>ログインに使うため、常に必須で表示されます。</translation>
    </message>
    <message>
        <source>The product leaves nothing to set.</source>
        <translation>設定できる内容はありません。</translation>
    </message>
    <message>
        <source>Always optional.</source>
        <translation>常に任意です。</translation>
    </message>
    <message>
        <source>Always shown.</source>
        <translation>常に表示されます。</translation>
    </message>
    <message>
        <source>Only administrators change it.</source>
        <translation>修正は管理者のみです。</translation>
    </message>
    <message>
        <source>Numbering of employees</source>
        <translation>社員番号の付与</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>取り込み中</translation>
    </message>
    <message>
        <source>Urgent only</source>
        <translation>緊急のみ</translation>
    </message>
    <message>
        <source>Concentrating</source>
        <translation>集中モード</translation>
    </message>
    <message>
        <source>On the telephone</source>
        <translation>通話中</translation>
    </message>
    <message>
        <source>In a meeting</source>
        <translation>会議中</translation>
    </message>
    <message>
        <source>Away from the desk</source>
        <translation>離席中</translation>
    </message>
    <message>
        <source>Back soon</source>
        <translation>すぐ戻ります</translation>
    </message>
    <message>
        <source>Eating</source>
        <translation>食事中</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>休憩中</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>在宅勤務</translation>
    </message>
    <message>
        <source>At the office</source>
        <translation>出社</translation>
    </message>
    <message>
        <source>In a course</source>
        <translation>研修中</translation>
    </message>
    <message>
        <source>Working outside</source>
        <translation>外出中</translation>
    </message>
    <message>
        <source>Business trip</source>
        <translation>出張中</translation>
    </message>
    <message>
        <source>Off duty</source>
        <translation>退勤</translation>
    </message>
    <message>
        <source>Half a day off</source>
        <translation>半休</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>休暇</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>不在</translation>
    </message>
    <message>
        <source>Ill</source>
        <translation>病欠</translation>
    </message>
    <message>
        <source>Leave of absence</source>
        <translation>休職</translation>
    </message>
    <message>
        <source>In action</source>
        <translation>対応中</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>オンライン</translation>
    </message>
    <message>
        <source>Somebody else saved it meanwhile. What you did not touch is as they left it; what you changed is still yours. Look at it and save again.</source>
        <translation>この間にほかの管理者が保存しました。触れていない項目はほかの管理者の内容、変更した項目は入力した内容のままです。確かめてから、もう一度保存してください。</translation>
    </message>
    <message>
        <source>Both of you changed this, and theirs would be overwritten: %1.</source>
        <translation>両方が変更した項目があり、保存するとほかの人の変更を上書きします: %1。</translation>
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
        <translation>なし</translation>
    </message>
    <message>
        <source>In it</source>
        <translation>あり</translation>
    </message>
    <message>
        <source>On</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
</context>
<context>
    <name>HeldWords</name>
    <message>
        <source>Decided</source>
        <translation>判断日時</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>Held since</source>
        <translation>保留日時</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>指示者</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>指示</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Lapses in</source>
        <translation>期限まで</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>判断した管理者</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Held since %1, the newest since %2. The oldest lapses at %3.</source>
        <translation>最初の指示の保留は %1、最新は %2 です。最初の指示の期限は %3 です。</translation>
    </message>
</context>
<context>
    <name>InvitationCommands</name>
    <message>
        <source>Make an invitation link…</source>
        <translation>招待リンクを作成…</translation>
    </message>
    <message>
        <source>Approve applicants…</source>
        <translation>申請者を承認…</translation>
    </message>
    <message>
        <source>Reject applicants…</source>
        <translation>申請者を拒否…</translation>
    </message>
</context>
<context>
    <name>InvitationPane</name>
    <message>
        <source>All open links stop working until links are allowed again.</source>
        <translation>有効なリンクはすべて、再び許可するまで使えなくなります。</translation>
    </message>
    <message numerus="yes">
        <source>%n open link(s) stop working until links are allowed again.</source>
        <translation>
            <numerusform>有効なリンク %n 件は、再び許可するまで使えなくなります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Links can be made from now on.</source>
        <translation>今後、リンクを作成できるようになります。</translation>
    </message>
    <message>
        <source>All links that have not ended work again.</source>
        <translation>終了していないリンクは、すべて再び使えるようになります。</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) that have not ended work again.</source>
        <translation>
            <numerusform>終了していないリンク %n 件が、再び使えるようになります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) who wait become members at once and count for the licence.</source>
        <translation>
            <numerusform>承認待ちの %n 人がすぐにメンバーになり、ライセンス数に加算されます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) who would become operators go on waiting.</source>
        <translation>
            <numerusform>運用担当者になる予定の %n 人は、引き続き承認待ちになります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Whoever applies from now on is a member at once and counts for the licence. At most 100 an hour are let in; whoever comes then waits.</source>
        <translation>今後は申請した人がすぐにメンバーになり、ライセンス数に加算されます。自動で承認するのは 1 時間に 100 人までで、それを超えた人は承認待ちになります。</translation>
    </message>
    <message>
        <source>Together with invitations by all members, anybody whom one member gives a link is let in without a check.</source>
        <translation>すべてのメンバーが招待できる設定と組み合わせると、メンバーの誰かがリンクを渡した相手は確認なしに参加します。</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>運用担当者</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>期限切れ</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>期限切れ</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 時間</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 日</numerusform>
        </translation>
    </message>
    <message>
        <source>Every member (%1 at present) can make links.</source>
        <translation>すべてのメンバー (現在 %1 人) がリンクを作成できます。</translation>
    </message>
    <message>
        <source>Only administrators whose role has this screen can make links. Links that members made stay open until they are ended.</source>
        <translation>この画面の権限を持つ管理者だけがリンクを作成できます。メンバーが作成したリンクは、終了するまで有効です。</translation>
    </message>
    <message>
        <source>Whoever applies from now on waits until somebody approves.</source>
        <translation>今後は申請した人が、管理者の承認を待つようになります。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止中</translation>
    </message>
</context>
<context>
    <name>KeptColumns</name>
    <message>
        <source>Usual columns</source>
        <translation>標準の列に戻す</translation>
    </message>
</context>
<context>
    <name>LogCommandWords</name>
    <message>
        <source>Save the file of a log export…</source>
        <translation>ログのファイルを保存…</translation>
    </message>
    <message>
        <source>Fetches the file from the service and checks its digest.</source>
        <translation>サービスからファイルを取得し、ダイジェストを確認します。</translation>
    </message>
    <message>
        <source>Withdraw or delete a log export</source>
        <translation>ログのエクスポートを取り下げる・削除する</translation>
    </message>
    <message>
        <source>What is not made yet is given up; what is ready is deleted at the service.</source>
        <translation>作成中のものは中止し、作成済みのものはサービスから削除します。</translation>
    </message>
    <message>
        <source>Copy the digest of a log export</source>
        <translation>ログのファイルのダイジェストをコピー</translation>
    </message>
    <message>
        <source>SHA-256 of the whole file, to compare it with.</source>
        <translation>照合に使うファイル全体の SHA-256 です。</translation>
    </message>
    <message>
        <source>Copy records</source>
        <translation>記録をコピー</translation>
    </message>
    <message>
        <source>The cells of the chosen records, with times in ISO 8601.</source>
        <translation>選択した記録のセルをコピーします。日時は ISO 8601 形式です。</translation>
    </message>
    <message>
        <source>Copy a record as JSON</source>
        <translation>記録を JSON でコピー</translation>
    </message>
    <message>
        <source>Everything that the record says, with its hash.</source>
        <translation>記録のすべての内容をハッシュとともにコピーします。</translation>
    </message>
    <message>
        <source>History of this member</source>
        <translation>この人の履歴</translation>
    </message>
    <message>
        <source>Everything in the logs that whoever did this has to do with, day by day.</source>
        <translation>操作した人に関するすべてのログを日ごとに表示します。</translation>
    </message>
    <message>
        <source>History of this object</source>
        <translation>この対象の履歴</translation>
    </message>
    <message>
        <source>Everything in the logs that has to do with what this was done to.</source>
        <translation>操作の対象に関するすべてのログを表示します。</translation>
    </message>
    <message>
        <source>Open the member of a record</source>
        <translation>記録のメンバーを開く</translation>
    </message>
    <message>
        <source>Shows whoever did this in the list of members.</source>
        <translation>操作した人をメンバーの一覧で表示します。</translation>
    </message>
    <message>
        <source>Keep this search of logs…</source>
        <translation>このログの検索を保存…</translation>
    </message>
    <message>
        <source>Keeps the conditions under a name, on this computer, for you alone.</source>
        <translation>検索条件に名前を付けて、この端末に自分用として保存します。</translation>
    </message>
</context>
<context>
    <name>LogParts</name>
    <message>
        <source>Time of day</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>実行者</translation>
    </message>
    <message>
        <source>On what</source>
        <translation>操作の対象</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP アドレス</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>リクエスト ID</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>通し番号</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of object, its name</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>(removed)</source>
        <translation>（削除済み）</translation>
    </message>
    <message>
        <source>What this record said was removed by retention; its place in the chain stays.</source>
        <translation>保存期間が終了したため内容は削除されました。連鎖での位置は残っています。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name, ID</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
</context>
<context>
    <name>LogReport</name>
    <message>
        <source>%1 to %2</source>
        <comment>period</comment>
        <translation>%1 ～ %2</translation>
    </message>
    <message>
        <source>What is wrong, and where</source>
        <translation>合わない箇所</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>%1 / %2 ページ</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name, ID</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Record %1 is missing: it was taken out, or what stood before it was cut off.</source>
        <translation>記録 %1 がありません。抜き取られたか、先頭が切り取られています。</translation>
    </message>
    <message>
        <source>Another record stands in the place of record %1.</source>
        <translation>記録 %1 の位置に、別の記録があります。</translation>
    </message>
    <message>
        <source>Record %1 was altered: what it says and its hash differ.</source>
        <translation>記録 %1 は書き換えられています。内容とハッシュが一致しません。</translation>
    </message>
    <message>
        <source>The service has signed another state: what was changed lies up to record %1.</source>
        <translation>サービスの署名と異なります。変更は記録 %1 までの間にあります。</translation>
    </message>
    <message>
        <source>From record %1 on records are missing that the service has signed.</source>
        <translation>記録 %1 以降の、サービスが署名した記録がありません。</translation>
    </message>
    <message>
        <source>What record %1 said is gone, though nothing that was signed allows that.</source>
        <translation>記録 %1 の内容がありません。削除を認める署名はありません。</translation>
    </message>
    <message>
        <source>A statement about record %1 is not signed by the service&apos;s key, or contradicts another.</source>
        <translation>記録 %1 についての証明は、サービスの鍵で署名されていないか、ほかの証明と矛盾しています。</translation>
    </message>
    <message>
        <source>Record %1: %2</source>
        <comment>place, what is wrong</comment>
        <translation>記録 %1: %2</translation>
    </message>
    <message>
        <source>There is nothing to verify yet.</source>
        <translation>検証する記録がまだありません。</translation>
    </message>
    <message>
        <source>The chain is whole: every record stands as the service has signed it.</source>
        <translation>連鎖は完全です。すべての記録が、サービスの署名したとおりに残っています。</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>テナント</translation>
    </message>
    <message>
        <source>Verified at</source>
        <translation>検証日時</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>%1 (number %2 to %3)</source>
        <translation>%1 件（番号 %2 ～ %3）</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>適用期間</translation>
    </message>
    <message>
        <source>Content removed</source>
        <translation>内容を削除した記録</translation>
    </message>
    <message>
        <source>Content held back by the service</source>
        <translation>サービスが内容を渡さなかった記録</translation>
    </message>
    <message>
        <source>Signed statements</source>
        <translation>署名済みの証明</translation>
    </message>
    <message>
        <source>Last statement</source>
        <translation>最後の証明</translation>
    </message>
    <message>
        <source>Chained, not yet signed</source>
        <translation>連鎖にあり、署名待ちの記録</translation>
    </message>
    <message>
        <source>Hash of the first record</source>
        <translation>最初の記録のハッシュ</translation>
    </message>
    <message>
        <source>Hash of the last record</source>
        <translation>最後の記録のハッシュ</translation>
    </message>
    <message>
        <source>Signing key of the service</source>
        <translation>サービスの署名鍵</translation>
    </message>
    <message>
        <source>Fingerprint of the key (SHA-256)</source>
        <translation>鍵のフィンガープリント（SHA-256）</translation>
    </message>
    <message>
        <source>Each record carries the hash of the one before, and the service signs at intervals how the chain stands. This report says how the archive stood when it was verified. Compare the fingerprint with the one that the operator of the service gives you.</source>
        <translation>各記録は直前の記録のハッシュを含み、サービスは連鎖の状態に一定の間隔で署名します。この報告書は、検証した時点の保管の状態を示します。フィンガープリントを、サービスの運用者から受け取ったものと照らし合わせてください。</translation>
    </message>
    <message>
        <source>Integrity report of the log archive</source>
        <translation>ログのローカル保管の検証報告書</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Number in the chain</source>
        <translation>連鎖の番号</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Recorded by the service</source>
        <translation>サービスの記録日時</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>だれが</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP アドレス</translation>
    </message>
    <message>
        <source>Service type</source>
        <translation>サービスタイプ</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>リクエスト ID</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>before, after</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Hash of the record</source>
        <translation>記録のハッシュ</translation>
    </message>
    <message>
        <source>Hash of its content</source>
        <translation>内容のハッシュ</translation>
    </message>
    <message>
        <source>SHA-256 of the evidence file</source>
        <translation>証拠ファイルの SHA-256</translation>
    </message>
    <message>
        <source>Evidence of a log record</source>
        <translation>ログの記録の証拠</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>log, time</comment>
        <translation>%1&#x3000;%2</translation>
    </message>
    <message>
        <source>What proves it</source>
        <translation>証明</translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) do not fit the chain. Keep the file as it is and find out who could write to it.</source>
        <translation>
            <numerusform>連鎖と合わない箇所が %Ln 件あります。ファイルはそのままにして、書き込めた人を調べてください。</numerusform>
        </translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>検知した語句</translation>
    </message>
    <message>
        <source>The words are not in this archive: they are kept only when the rules for the logs said so, and whoever fetched had agreed to the rules of reading.</source>
        <translation>語句はこのローカル保管にありません。ログの設定で保管することになっており、取得した管理者が閲覧の規則に同意していた場合にだけ保管されます。</translation>
    </message>
    <message>
        <source>These are the words as the policy found them: the record below holds their digest, and the evidence file the words.</source>
        <translation>ポリシーが検知したときの語句です。下の記録にそのダイジェストが、証拠ファイルに語句そのものが入っています。</translation>
    </message>
    <message>
        <source>Lines in the evidence file</source>
        <translation>証拠ファイルの行数</translation>
    </message>
    <message>
        <source>What it was found in</source>
        <translation>検知の対象となった記録</translation>
    </message>
    <message>
        <source>The evidence file is the proof; this page is a reading of it. The file holds what is shown here whole, the places of the records up to the next statement that the service has signed, and that statement. Anybody can check it with sekisho-verify and the public key of the service.</source>
        <translation>証明となるのは証拠ファイルで、このページはそれを読んだものです。ファイルには、ここに表示した内容の全文、サービスが署名した次の証明までの記録の位置、およびその証明が入っています。sekisho-verify とサービスの公開鍵があれば、だれでも確かめられます。</translation>
    </message>
</context>
<context>
    <name>LogWords</name>
    <message>
        <source>%1 (%2)</source>
        <comment>name, address</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>file, its size</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>member, its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between entries of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>送信者</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>受信者</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Talk room</source>
        <translation>トークルーム</translation>
    </message>
    <message>
        <source>Channel ID</source>
        <translation>チャンネル ID</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>添付ファイル</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>Bot</translation>
    </message>
    <message>
        <source>Invited by</source>
        <translation>招待した人</translation>
    </message>
    <message>
        <source>Removed by</source>
        <translation>退出させた人</translation>
    </message>
    <message>
        <source>Message ID</source>
        <translation>メッセージ ID</translation>
    </message>
    <message>
        <source>Subject line</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>Size in bytes</source>
        <translation>サイズ（バイト）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>ファイル名</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダ</translation>
    </message>
    <message>
        <source>After the change</source>
        <translation>変更後</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>発信者</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>参加者</translation>
    </message>
    <message>
        <source>Duration in seconds</source>
        <translation>通話時間（秒）</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>ビデオ</translation>
    </message>
    <message>
        <source>Shared by</source>
        <translation>共有者</translation>
    </message>
    <message>
        <source>Organization or group</source>
        <translation>組織／グループ</translation>
    </message>
    <message>
        <source>App</source>
        <translation>アプリ</translation>
    </message>
    <message>
        <source>Login method</source>
        <translation>ログイン方法</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Source of the event</source>
        <translation>イベントの送信元</translation>
    </message>
    <message>
        <source>Event ID</source>
        <translation>イベント ID</translation>
    </message>
    <message>
        <source>Digest of the content</source>
        <translation>内容のダイジェスト</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>エラーコード</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>セッション</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>端末</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>投稿</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>予定</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>カレンダー</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>連絡先</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>アンケート</translation>
    </message>
    <message>
        <source>Talk-room note</source>
        <translation>トークルームノート</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通話</translation>
    </message>
    <message>
        <source>Screen sharing</source>
        <translation>画面共有</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Lost-device response</source>
        <translation>紛失対応</translation>
    </message>
    <message>
        <source>Request for approval</source>
        <translation>承認の要請</translation>
    </message>
    <message>
        <source>Monitoring policy</source>
        <translation>モニタリングポリシー</translation>
    </message>
    <message>
        <source>Log export</source>
        <translation>ログのエクスポート</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>テナント</translation>
    </message>
    <message>
        <source>The service itself</source>
        <translation>サービス自体</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>from a day to a day</comment>
        <translation>%1 ～ %2</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>%1 から</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>%1 まで</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>%1 に関するもの</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>実行者: %1</translation>
    </message>
    <message>
        <source>On %1</source>
        <comment>what something was done to</comment>
        <translation>対象: %1</translation>
    </message>
    <message>
        <source>Result: %1</source>
        <translation>結果: %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>「%1」</translation>
    </message>
    <message>
        <source>Bots only</source>
        <translation>Bot のみ</translation>
    </message>
    <message>
        <source>Without bots</source>
        <translation>Bot を除く</translation>
    </message>
    <message>
        <source>All logs</source>
        <translation>すべてのログ</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between conditions</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>logs, conditions</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>CSV with the columns of the source</source>
        <translation>元の列の CSV</translation>
    </message>
    <message>
        <source>CSV for programs</source>
        <translation>機械向け CSV</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>Evidence file</source>
        <translation>証拠ファイル</translation>
    </message>
    <message>
        <source>The columns and words that the service shows, for people.</source>
        <translation>サービスの画面と同じ列と言葉で、人が読むためのものです。</translation>
    </message>
    <message>
        <source>One fixed set of columns for every log, times in ISO 8601 with offset.</source>
        <translation>どのログでも同じ列で、日時は時差を含む ISO 8601 形式です。</translation>
    </message>
    <message>
        <source>One record a line with everything that is known of it.</source>
        <translation>1 行が 1 件の記録で、すべての内容を含みます。</translation>
    </message>
    <message>
        <source>The records with what proves them; sekisho-verify checks it.</source>
        <translation>記録とその証明を含み、sekisho-verify で検証できます。</translation>
    </message>
    <message>
        <source>Waiting to be made</source>
        <translation>作成待ち</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>作成中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>取り下げ済み</translation>
    </message>
    <message>
        <source>Digest of the excerpt</source>
        <translation>検知した語句のダイジェスト</translation>
    </message>
    <message>
        <source>Digest of those concerned</source>
        <translation>関係者のダイジェスト</translation>
    </message>
    <message>
        <source>Kept as ordered</source>
        <translation>保存の指示</translation>
    </message>
    <message>
        <source>Words of detections read</source>
        <translation>閲覧した検知の語句の数</translation>
    </message>
    <message>
        <source>Where it was found</source>
        <translation>検知の箇所</translation>
    </message>
    <message>
        <source>Record of what it was found in</source>
        <translation>検知の対象の記録番号</translation>
    </message>
    <message>
        <source>Sender: %1</source>
        <translation>送信者: %1</translation>
    </message>
    <message>
        <source>Receiver: %1</source>
        <translation>受信者: %1</translation>
    </message>
    <message>
        <source>Talk room: %1</source>
        <translation>トークルーム: %1</translation>
    </message>
</context>
<context>
    <name>LostDevicePane</name>
    <message>
        <source>Ordered</source>
        <translation>指示日時</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>紛失したもの</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>指示者</translation>
    </message>
</context>
<context>
    <name>MemberChanges</name>
    <message>
        <source>The present organization head of %1 is replaced.</source>
        <translation>%1 の現在の組織長は交代します。</translation>
    </message>
    <message>
        <source>The member leaves the talk room, notes, calendar and folder of %1.</source>
        <translation>メンバーは %1 のトークルーム、ノート、予定、フォルダを使えなくなります。</translation>
    </message>
    <message>
        <source>The member leaves %1 and its talk room.</source>
        <translation>メンバーは %1 とそのトークルームから外れます。</translation>
    </message>
    <message>
        <source>Which services may be used follows the new user type.</source>
        <translation>利用できるサービスは、新しい利用権限タイプに従います。</translation>
    </message>
    <message>
        <source>The member can no longer be found in search.</source>
        <translation>メンバーは検索で見つからなくなります。</translation>
    </message>
</context>
<context>
    <name>MemberPaneCommands</name>
    <message>
        <source>Add member…</source>
        <translation>メンバーを追加…</translation>
    </message>
    <message>
        <source>Opens the page for one new member.</source>
        <translation>メンバーを個別に追加する画面を開きます。</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>編集…</translation>
    </message>
    <message>
        <source>Opens a draft of the member. Nothing applies before it is saved.</source>
        <translation>メンバーの下書きを開きます。保存するまで何も反映されません。</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>行をコピー</translation>
    </message>
    <message>
        <source>Copies the selected rows with the visible columns, for a spreadsheet.</source>
        <translation>選択した行を、表示中の列で表計算ソフト用にコピーします。</translation>
    </message>
    <message>
        <source>Export list…</source>
        <translation>リストを書き出す…</translation>
    </message>
    <message>
        <source>Choose a view of the members…</source>
        <translation>メンバーの表示を選ぶ…</translation>
    </message>
    <message>
        <source>Save the view of the members…</source>
        <translation>メンバーの表示を保存…</translation>
    </message>
    <message>
        <source>Show all members</source>
        <translation>すべてのメンバーを表示</translation>
    </message>
    <message>
        <source>Show members not seen for 90 days</source>
        <translation>90 日間アクセスのないメンバーを表示</translation>
    </message>
    <message>
        <source>Show suspended members</source>
        <translation>一時停止中のメンバーを表示</translation>
    </message>
    <message>
        <source>Show members who never signed in</source>
        <translation>一度もログインしていないメンバーを表示</translation>
    </message>
    <message>
        <source>Show members waiting to be deleted for good</source>
        <translation>完全な削除を待つメンバーを表示</translation>
    </message>
    <message>
        <source>Writes the list or the selection to a file (Excel or CSV).</source>
        <translation>一覧または選択したメンバーをファイル（Excel か CSV）に書き出します。</translation>
    </message>
    <message>
        <source>Member leaves…</source>
        <translation>退職手続き…</translation>
    </message>
    <message>
        <source>What must be handed over first and what goes away, step by step to the deletion.</source>
        <translation>引き継ぎが必要なものと失われるものを確かめ、削除まで順に進めます。</translation>
    </message>
</context>
<context>
    <name>MemberText</name>
    <message>
        <source>On</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>not visible</source>
        <translation>非公開</translation>
    </message>
    <message>
        <source>no team features</source>
        <translation>チーム機能なし</translation>
    </message>
    <message>
        <source>%1 (lunar calendar)</source>
        <translation>%1（旧暦）</translation>
    </message>
    <message>
        <source>Lunar calendar</source>
        <translation>旧暦</translation>
    </message>
    <message>
        <source>Solar calendar</source>
        <translation>西暦</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 から %2 まで</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>アカウント</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>勤務</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>連絡先</translation>
    </message>
    <message>
        <source>Personal</source>
        <translation>個人</translation>
    </message>
    <message>
        <source>Language and time zone</source>
        <translation>言語・タイムゾーン</translation>
    </message>
    <message>
        <source>Custom properties</source>
        <translation>追加項目</translation>
    </message>
    <message>
        <source>An organization outside of your scope</source>
        <translation>権限の範囲外の組織</translation>
    </message>
</context>
<context>
    <name>MemberWords</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>最終アクセス</translation>
    </message>
    <message>
        <source>Added on</source>
        <translation>追加日</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>アクセス環境</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP アドレス</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>ログイン</translation>
    </message>
    <message>
        <source>This console</source>
        <translation>このコンソール</translation>
    </message>
    <message>
        <source>Signed in now</source>
        <translation>ログイン中</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>最終ログイン</translation>
    </message>
</context>
<context>
    <name>MergeNewsWords</name>
    <message>
        <source>Somebody else changed this meanwhile. Your draft is untouched; both are compared before anything is saved.</source>
        <translation>この間にほかの管理者がこの項目を変更しました。下書きはそのまま残っています。保存の前に両方を比べます。</translation>
    </message>
    <message>
        <source>Compare now</source>
        <translation>今すぐ比較</translation>
    </message>
    <message>
        <source>The other changes are in your draft now.</source>
        <translation>ほかの管理者の変更を下書きに取り込みました。</translation>
    </message>
    <message>
        <source>What the other administrator saved holds. Nothing is left to save.</source>
        <translation>ほかの管理者の変更が残ります。保存するものはありません。</translation>
    </message>
    <message>
        <source>Somebody else changed %1 meanwhile. It was not deleted; look at it again first.</source>
        <translation>この間にほかの管理者が %1 を変更しました。削除していません。内容を確かめてから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Somebody else has deleted %1 already.</source>
        <translation>%1 はすでにほかの管理者が削除しました。</translation>
    </message>
    <message>
        <source>Somebody else has deleted %1 meanwhile.</source>
        <translation>この間にほかの管理者が %1 を削除しました。</translation>
    </message>
    <message>
        <source>Somebody else has deleted %1 meanwhile. Your draft is still here and can be added anew.</source>
        <translation>この間にほかの管理者が %1 を削除しました。下書きは残っており、新しく追加できます。</translation>
    </message>
    <message>
        <source>Add as new</source>
        <translation>新しく追加</translation>
    </message>
</context>
<context>
    <name>MonitorWords</name>
    <message>
        <source>%1 – %2</source>
        <comment>from, until</comment>
        <translation>%1 ～ %2</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Unhandled</source>
        <translation>未対応</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>確認済み</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>対応済み</translation>
    </message>
    <message>
        <source>Nobody of this tenant</source>
        <translation>テナント外</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>criterion, what is looked for</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No end</source>
        <translation>期限なし</translation>
    </message>
    <message>
        <source>From %1, no end</source>
        <translation>%1 から期限なし</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>%1 まで</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>Name of the attachment</source>
        <translation>添付ファイル名</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>ファイル名</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>ファイルの内容</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>拡張子</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Number of files</source>
        <translation>ファイル数</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>添付ファイル</translation>
    </message>
    <message>
        <source>Every message</source>
        <translation>すべてのメッセージ</translation>
    </message>
    <message>
        <source>Nothing would have been found among %1 records of %2.</source>
        <translation>%2 の記録 %1 件では、検知されるものはありません。</translation>
    </message>
    <message>
        <source>%1 of %2 records of %3 would have been found.</source>
        <translation>%3 の記録 %2 件のうち、%1 件が検知されます。</translation>
    </message>
    <message>
        <source>Not complete: the trial ended at its time limit. The numbers are of the newest part, from %1 on; there may be more before.</source>
        <translation>途中までの結果です。制限時間に達したため、%1 以降の新しい記録だけの件数です。それより前にも検知されるものがある可能性があります。</translation>
    </message>
</context>
<context>
    <name>MonitoringLists</name>
    <message>
        <source>No.</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Policy name</source>
        <translation>ポリシー名</translation>
    </message>
    <message>
        <source>Use status</source>
        <translation>使用状態</translation>
    </message>
    <message>
        <source>Detections</source>
        <translation>検知数</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>基準</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>適用期間</translation>
    </message>
    <message>
        <source>Registered by</source>
        <translation>登録者</translation>
    </message>
    <message>
        <source>Registered on</source>
        <translation>登録日</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>発生日時</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Room or file</source>
        <translation>トークルーム・ファイル</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Looked at by</source>
        <translation>確認者</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Added on</source>
        <translation>追加日</translation>
    </message>
    <message>
        <source>Added by</source>
        <translation>追加した管理者</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>送信者</translation>
    </message>
    <message>
        <source>Receivers</source>
        <translation>受信者</translation>
    </message>
    <message>
        <source>Talk room</source>
        <translation>トークルーム</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>%1 (bot)</source>
        <translation>%1（Bot）</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
</context>
<context>
    <name>OrgUnitWords</name>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>language, name</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>役職</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>職級</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>At the top</source>
        <translation>最上位</translation>
    </message>
    <message>
        <source>%1, order %2</source>
        <translation>%1、表示順 %2</translation>
    </message>
    <message>
        <source>On</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
</context>
<context>
    <name>PolicyCommands</name>
    <message>
        <source>Edit policy</source>
        <translation>ポリシーを編集</translation>
    </message>
    <message>
        <source>Save policy…</source>
        <translation>ポリシーを保存…</translation>
    </message>
    <message>
        <source>Check the impact of the draft</source>
        <translation>下書きの影響を確認</translation>
    </message>
    <message>
        <source>Revisions of the policy</source>
        <translation>ポリシーの改訂履歴</translation>
    </message>
    <message>
        <source>Return to this revision…</source>
        <translation>この改訂に戻す…</translation>
    </message>
</context>
<context>
    <name>PolicyPages</name>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
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
        <translation>ディレクトリにいないメンバー</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 ほか %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>On</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>added %1</source>
        <translation>追加 %1</translation>
    </message>
    <message>
        <source>removed %1</source>
        <translation>削除 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a field and what came and went</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>IP address not allowed</source>
        <translation>許可されていない IP アドレス</translation>
    </message>
    <message>
        <source>Country not allowed, and no 2-step verification</source>
        <translation>許可されていない国、2 段階認証なし</translation>
    </message>
    <message>
        <source>App use stopped</source>
        <translation>アプリの利用停止中</translation>
    </message>
    <message>
        <source>Service or app not in the permission template</source>
        <translation>権限テンプレートで許可されていないサービスまたはアプリ</translation>
    </message>
    <message>
        <source>Login method not allowed</source>
        <translation>許可されていないログイン方法</translation>
    </message>
    <message>
        <source>Talk with external users not allowed</source>
        <translation>外部ユーザーとのトークは許可されていない</translation>
    </message>
    <message>
        <source>File type banned</source>
        <translation>制限されたファイル形式</translation>
    </message>
    <message>
        <source>Upload with the mobile app not allowed</source>
        <translation>モバイル版アプリからのアップロードは許可されていない</translation>
    </message>
    <message>
        <source>Download to the mobile app not allowed</source>
        <translation>モバイル版アプリへのダウンロードは許可されていない</translation>
    </message>
    <message>
        <source>Files to external users not allowed</source>
        <translation>外部ユーザーへのファイル送信は許可されていない</translation>
    </message>
    <message>
        <source>Saving ends the session</source>
        <translation>保存によりセッションが終了</translation>
    </message>
    <message>
        <source>At rest for too long</source>
        <translation>無操作の時間が上限を超過</translation>
    </message>
    <message>
        <source>The account cannot log in</source>
        <translation>ログインできないアカウント</translation>
    </message>
    <message>
        <source>Password expired</source>
        <translation>パスワードの期限切れ</translation>
    </message>
    <message>
        <source>Logged out now</source>
        <translation>いまログアウトされる</translation>
    </message>
    <message>
        <source>Blocked from now on</source>
        <translation>今後遮断される</translation>
    </message>
    <message>
        <source>No longer blocked</source>
        <translation>遮断されなくなる</translation>
    </message>
    <message>
        <source>Must change the password</source>
        <translation>パスワードの変更が必要になる</translation>
    </message>
    <message>
        <source>Transfers that would be banned</source>
        <translation>制限される送受信</translation>
    </message>
    <message>
        <source>Member or organization that is not in the directory</source>
        <translation>ディレクトリにないメンバーまたは組織</translation>
    </message>
    <message>
        <source>Phone without the key of the third-party MDM</source>
        <translation>サードパーティ MDM のキー値を持たない端末</translation>
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
        <translation>選択肢</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>リンク</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日付</translation>
    </message>
</context>
<context>
    <name>RankCommands</name>
    <message>
        <source>Add level…</source>
        <translation>職級を追加…</translation>
    </message>
    <message>
        <source>Add position…</source>
        <translation>役職を追加…</translation>
    </message>
    <message>
        <source>Add user type…</source>
        <translation>利用権限タイプを追加…</translation>
    </message>
    <message>
        <source>Edit level…</source>
        <translation>職級を編集…</translation>
    </message>
    <message>
        <source>Edit position…</source>
        <translation>役職を編集…</translation>
    </message>
    <message>
        <source>Edit user type…</source>
        <translation>利用権限タイプを編集…</translation>
    </message>
    <message>
        <source>Delete level…</source>
        <translation>職級を削除…</translation>
    </message>
    <message>
        <source>Delete position…</source>
        <translation>役職を削除…</translation>
    </message>
    <message>
        <source>Delete user type…</source>
        <translation>利用権限タイプを削除…</translation>
    </message>
    <message>
        <source>Turn levels on…</source>
        <translation>職級の使用を開始…</translation>
    </message>
    <message>
        <source>Turn positions on…</source>
        <translation>役職の使用を開始…</translation>
    </message>
    <message>
        <source>Turn user types on…</source>
        <translation>利用権限タイプの使用を開始…</translation>
    </message>
    <message>
        <source>Turn levels off…</source>
        <translation>職級の使用を停止…</translation>
    </message>
    <message>
        <source>Turn positions off…</source>
        <translation>役職の使用を停止…</translation>
    </message>
    <message>
        <source>Turn user types off…</source>
        <translation>利用権限タイプの使用を停止…</translation>
    </message>
</context>
<context>
    <name>RankWords</name>
    <message>
        <source>Positions are not in use</source>
        <translation>役職は使用されていません</translation>
    </message>
    <message>
        <source>Turn them on to give members a position in each of their organizations.</source>
        <translation>使用を開始すると、メンバーに組織ごとの役職を割り当てられます。</translation>
    </message>
    <message>
        <source>There are no positions yet</source>
        <translation>役職はまだありません</translation>
    </message>
    <message>
        <source>Add the highest one first; the order can be changed at any time.</source>
        <translation>上位のものから追加してください。順序はいつでも変更できます。</translation>
    </message>
    <message>
        <source>Add a position</source>
        <translation>役職を追加</translation>
    </message>
    <message>
        <source>Add position: %1</source>
        <translation>役職の追加: %1</translation>
    </message>
    <message>
        <source>Edit position: %1</source>
        <translation>役職の修正: %1</translation>
    </message>
    <message>
        <source>Delete position: %1</source>
        <translation>役職の削除: %1</translation>
    </message>
    <message>
        <source>Order of positions</source>
        <translation>役職の順序</translation>
    </message>
    <message>
        <source>Turn positions on</source>
        <translation>役職の使用を開始</translation>
    </message>
    <message>
        <source>Turn positions off</source>
        <translation>役職の使用を停止</translation>
    </message>
    <message>
        <source>All positions are erased, and nobody has one any more. Turning positions on again brings nothing back; only taking back this change does, for 30 days.</source>
        <translation>すべての役職が消え、メンバーへの割り当てもなくなります。使用を再開しても元には戻りません。戻せるのは、30 日以内にこの変更を元に戻したときだけです。</translation>
    </message>
    <message>
        <source>Turn positions off…</source>
        <translation>役職の使用を停止…</translation>
    </message>
    <message>
        <source>The highest position stands first. Members of an organization are listed in this order.</source>
        <translation>上にあるものほど上位です。組織のメンバーはこの順序で表示されます。</translation>
    </message>
    <message>
        <source>Positions are in use.</source>
        <translation>役職を使用しています。</translation>
    </message>
    <message>
        <source>Positions are not in use any more.</source>
        <translation>役職の使用を停止しました。</translation>
    </message>
    <message>
        <source>Levels are not in use</source>
        <translation>職級は使用されていません</translation>
    </message>
    <message>
        <source>Turn them on to give each member one level.</source>
        <translation>使用を開始すると、メンバーに職級を 1 つ割り当てられます。</translation>
    </message>
    <message>
        <source>There are no levels yet</source>
        <translation>職級はまだありません</translation>
    </message>
    <message>
        <source>Add a level</source>
        <translation>職級を追加</translation>
    </message>
    <message>
        <source>Add level: %1</source>
        <translation>職級の追加: %1</translation>
    </message>
    <message>
        <source>Edit level: %1</source>
        <translation>職級の修正: %1</translation>
    </message>
    <message>
        <source>Delete level: %1</source>
        <translation>職級の削除: %1</translation>
    </message>
    <message>
        <source>Order of levels</source>
        <translation>職級の順序</translation>
    </message>
    <message>
        <source>Turn levels on</source>
        <translation>職級の使用を開始</translation>
    </message>
    <message>
        <source>Turn levels off</source>
        <translation>職級の使用を停止</translation>
    </message>
    <message>
        <source>All levels are erased, and nobody has one any more. Turning levels on again brings nothing back; only taking back this change does, for 30 days.</source>
        <translation>すべての職級が消え、メンバーへの割り当てもなくなります。使用を再開しても元には戻りません。戻せるのは、30 日以内にこの変更を元に戻したときだけです。</translation>
    </message>
    <message>
        <source>Turn levels off…</source>
        <translation>職級の使用を停止…</translation>
    </message>
    <message>
        <source>The highest level stands first. Where positions are equal, members are listed in this order; executives stand before everybody else.</source>
        <translation>上にあるものほど上位です。役職が同じメンバーはこの順序で表示されます。役員は誰よりも先に表示されます。</translation>
    </message>
    <message>
        <source>Levels are in use.</source>
        <translation>職級を使用しています。</translation>
    </message>
    <message>
        <source>Levels are not in use any more.</source>
        <translation>職級の使用を停止しました。</translation>
    </message>
    <message>
        <source>User types are not in use</source>
        <translation>利用権限タイプは使用されていません</translation>
    </message>
    <message>
        <source>Turn them on to give each member one user type.</source>
        <translation>使用を開始すると、メンバーに利用権限タイプを 1 つ割り当てられます。</translation>
    </message>
    <message>
        <source>There are no user types yet</source>
        <translation>利用権限タイプはまだありません</translation>
    </message>
    <message>
        <source>A user type decides which services its members may use and what they see of the organization chart.</source>
        <translation>利用権限タイプで、使用できるサービスと、組織図の見える範囲が決まります。</translation>
    </message>
    <message>
        <source>Add a user type</source>
        <translation>利用権限タイプを追加</translation>
    </message>
    <message>
        <source>Add user type: %1</source>
        <translation>利用権限タイプの追加: %1</translation>
    </message>
    <message>
        <source>Edit user type: %1</source>
        <translation>利用権限タイプの修正: %1</translation>
    </message>
    <message>
        <source>Delete user type: %1</source>
        <translation>利用権限タイプの削除: %1</translation>
    </message>
    <message>
        <source>Order of user types</source>
        <translation>利用権限タイプの順序</translation>
    </message>
    <message>
        <source>Turn user types on</source>
        <translation>利用権限タイプの使用を開始</translation>
    </message>
    <message>
        <source>Turn user types off</source>
        <translation>利用権限タイプの使用を停止</translation>
    </message>
    <message>
        <source>All user types are erased, and nobody has one any more. Turning user types on again brings nothing back; only taking back this change does, for 30 days.</source>
        <translation>すべての利用権限タイプが消え、メンバーへの割り当てもなくなります。使用を再開しても元には戻りません。戻せるのは、30 日以内にこの変更を元に戻したときだけです。</translation>
    </message>
    <message>
        <source>Turn user types off…</source>
        <translation>利用権限タイプの使用を停止…</translation>
    </message>
    <message>
        <source>Lists to choose from show the user types in this order.</source>
        <translation>選択肢にはこの順序で表示されます。</translation>
    </message>
    <message>
        <source>User types are in use.</source>
        <translation>利用権限タイプを使用しています。</translation>
    </message>
    <message>
        <source>User types are not in use any more.</source>
        <translation>利用権限タイプの使用を停止しました。</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) have this level. Give them another one first.</source>
        <translation>
            <numerusform>この職級は %n 名のメンバーに割り当てられています。先に別の職級へ変更してください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) have this position. Give them another one first.</source>
        <translation>
            <numerusform>この役職は %n 名のメンバーに割り当てられています。先に別の役職へ変更してください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) have this user type. Give them another one first.</source>
        <translation>
            <numerusform>この利用権限タイプは %n 名のメンバーに割り当てられています。先に別の利用権限タイプへ変更してください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n level(s) are erased, with their names and their order.</source>
        <translation>
            <numerusform>職級 %n 件が、名前と順序とともに消えます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n position(s) are erased, with their names and their order.</source>
        <translation>
            <numerusform>役職 %n 件が、名前と順序とともに消えます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user type(s) are erased, with their names and their order.</source>
        <translation>
            <numerusform>利用権限タイプ %n 件が、名前と順序とともに消えます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) lose their level.</source>
        <translation>
            <numerusform>%n 名のメンバーの職級がなくなります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) lose their position in every organization.</source>
        <translation>
            <numerusform>%n 名のメンバーの役職が、すべての組織でなくなります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) lose their user type.</source>
        <translation>
            <numerusform>%n 名のメンバーの利用権限タイプがなくなります。</numerusform>
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
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) have this level and get another one, or none, before it is deleted.</source>
        <translation>
            <numerusform>この職級は %n 名のメンバーに割り当てられています。削除の前に、別の職級に変更するか、割り当てを外します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) have this position and get another one, or none, before it is deleted.</source>
        <translation>
            <numerusform>この役職は %n 名のメンバーに割り当てられています。削除の前に、別の役職に変更するか、割り当てを外します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) have this user type and get another one, or none, before it is deleted.</source>
        <translation>
            <numerusform>この利用権限タイプは %n 名のメンバーに割り当てられています。削除の前に、別の利用権限タイプに変更するか、割り当てを外します。</numerusform>
        </translation>
    </message>
    <message>
        <source>Other languages</source>
        <translation>ほかの言語</translation>
    </message>
    <message>
        <source>External Key</source>
        <translation>External Key</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
</context>
<context>
    <name>ReachWords</name>
    <message>
        <source>Name: %1 → %2</source>
        <translation>名前: %1 → %2</translation>
    </message>
    <message>
        <source>User type %1 is added.</source>
        <translation>利用権限タイプ「%1」を追加します。</translation>
    </message>
    <message>
        <source>User type %1 is removed.</source>
        <translation>利用権限タイプ「%1」を外します。</translation>
    </message>
    <message>
        <source>Member %1 is added.</source>
        <translation>メンバー「%1」を追加します。</translation>
    </message>
    <message>
        <source>Member %1 is removed.</source>
        <translation>メンバー「%1」を外します。</translation>
    </message>
</context>
<context>
    <name>ReasonWords</name>
    <message>
        <source>Choose one row first.</source>
        <translation>先に 1 行を選択してください。</translation>
    </message>
    <message>
        <source>Who can reach this member</source>
        <translation>このメンバーを管理できる人</translation>
    </message>
    <message>
        <source>Why I may change this, or not</source>
        <translation>自分が変更できる（できない）理由</translation>
    </message>
    <message>
        <source>Why I may see this</source>
        <translation>自分が閲覧できる理由</translation>
    </message>
    <message>
        <source>Who can change this</source>
        <translation>変更できる人</translation>
    </message>
    <message>
        <source>Who can see this</source>
        <translation>閲覧できる人</translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name, login ID</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>What was lost</source>
        <translation>紛失したもの</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>指示日時</translation>
    </message>
    <message>
        <source>Carried out by the service</source>
        <translation>サービスでの実行日時</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>指示者</translation>
    </message>
    <message>
        <source>Who calls was checked by</source>
        <translation>本人確認</translation>
    </message>
    <message>
        <source>Note of the call</source>
        <translation>電話のメモ</translation>
    </message>
    <message>
        <source>Found again</source>
        <translation>見つかった</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>time, by whom</comment>
        <translation>%1&#x3000;%2</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Number of the order</source>
        <translation>指示番号</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>指示</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>受付</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message numerus="yes">
        <source>and %n more step(s), all of them in the signed file</source>
        <translation>
            <numerusform>ほか %n 件（すべて署名付きファイルに記載）</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed by the service (EdDSA). The signed file is the proof; this page is a reading of it. SHA-256 of the file: %1</source>
        <translation>サービスが署名しています (EdDSA)。証拠となるのは署名付きファイルで、この書面はその写しです。ファイルの SHA-256: %1</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>証拠</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>通知先</translation>
    </message>
    <message>
        <source>Receipt of a cut-off</source>
        <translation>切断の受領証</translation>
    </message>
</context>
<context>
    <name>RequestWords</name>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>About</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Requested by</source>
        <translation>申請者</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>申請日時</translation>
    </message>
    <message>
        <source>Lapses in</source>
        <translation>期限まで</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>終了</translation>
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
        <translation>名前</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
</context>
<context>
    <name>RoleCommands</name>
    <message>
        <source>Say why.</source>
        <translation>理由を入力してください。</translation>
    </message>
    <message>
        <source>A reason has at most %L1 characters.</source>
        <translation>理由は %L1 文字以内で入力してください。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Choose one role first.</source>
        <translation>権限を 1 つ選択してください。</translation>
    </message>
    <message>
        <source>New role…</source>
        <translation>権限を作成…</translation>
    </message>
    <message>
        <source>Edit role…</source>
        <translation>権限を編集…</translation>
    </message>
    <message>
        <source>Copy role…</source>
        <translation>権限をコピー…</translation>
    </message>
    <message>
        <source>Compare roles…</source>
        <translation>権限を比較…</translation>
    </message>
    <message>
        <source>Give role…</source>
        <translation>権限を付与…</translation>
    </message>
    <message>
        <source>Change scope or end…</source>
        <translation>範囲または期限を変更…</translation>
    </message>
    <message>
        <source>Administrator rights…</source>
        <translation>管理者権限…</translation>
    </message>
    <message>
        <source>View as this administrator…</source>
        <translation>この管理者として表示…</translation>
    </message>
    <message>
        <source>Delegate the highest administrator…</source>
        <translation>最高管理者を委任…</translation>
    </message>
    <message>
        <source>Seal account…</source>
        <translation>アカウントを封印…</translation>
    </message>
    <message>
        <source>Remove sealed account…</source>
        <translation>緊急用アカウントを廃止…</translation>
    </message>
    <message>
        <source>Open sealed account…</source>
        <translation>緊急用アカウントを開封…</translation>
    </message>
    <message>
        <source>Start drill…</source>
        <translation>訓練を開始…</translation>
    </message>
</context>
<context>
    <name>RoleHolderWords</name>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>権限</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>How</source>
        <translation>付与の形</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>%1 (%2 left)</source>
        <translation>%1（残り %2）</translation>
    </message>
</context>
<context>
    <name>RoleListWords</name>
    <message>
        <source>Role</source>
        <translation>権限</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Have it</source>
        <translation>保持者</translation>
    </message>
    <message>
        <source>May activate</source>
        <translation>有効化可</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>削除済み</translation>
    </message>
    <message>
        <source>By</source>
        <translation>実行者</translation>
    </message>
</context>
<context>
    <name>RoleParts</name>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
</context>
<context>
    <name>RoleSaveWords</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>To be careful about: %1. %2</source>
        <translation>注意が必要: %1。%2</translation>
    </message>
</context>
<context>
    <name>RoleWords</name>
    <message>
        <source>a deleted organization</source>
        <translation>削除済みの組織</translation>
    </message>
    <message>
        <source>%1 (deleted)</source>
        <translation>%1（削除済み）</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>既定の権限</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>独自の権限</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>ひな形</translation>
    </message>
    <message>
        <source>Custom (from %1)</source>
        <comment>the name of a preset</comment>
        <translation>独自の権限（「%1」から）</translation>
    </message>
    <message>
        <source>Operate</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>View</source>
        <translation>閲覧</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no access</comment>
        <translation>なし</translation>
    </message>
    <message>
        <source>%1 (from %2)</source>
        <comment>access, the menu that grants it</comment>
        <translation>%1（「%2」から）</translation>
    </message>
    <message>
        <source>The whole tenant</source>
        <translation>テナント全体</translation>
    </message>
    <message numerus="yes">
        <source>%Ln organization(s)</source>
        <translation>
            <numerusform>%Ln 組織</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1, with the organizations below</source>
        <translation>%1（下位組織を含む）</translation>
    </message>
    <message>
        <source>Over since %1</source>
        <translation>%1 に終了</translation>
    </message>
    <message>
        <source>May activate it for %1 at most, with approval</source>
        <translation>有効化できます（最長 %1、承認が必要）</translation>
    </message>
    <message>
        <source>May activate it for %1 at most</source>
        <translation>有効化できます（最長 %1）</translation>
    </message>
    <message>
        <source>Without end</source>
        <translation>期限なし</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>%1 まで</translation>
    </message>
    <message>
        <source>Activated until %1</source>
        <translation>%1 まで有効化</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln 分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln 時間</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>hours, minutes</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Ended by itself</source>
        <translation>期限で終了</translation>
    </message>
    <message>
        <source>Ended by the holder</source>
        <translation>本人が終了</translation>
    </message>
    <message>
        <source>Ended by an administrator</source>
        <translation>管理者が終了</translation>
    </message>
    <message>
        <source>Ended with the role</source>
        <translation>権限の削除に伴い終了</translation>
    </message>
    <message>
        <source>Ended with the account</source>
        <translation>アカウントの停止または削除に伴い終了</translation>
    </message>
    <message>
        <source>Ended by %1</source>
        <translation>%1 が終了</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>time on a clock</comment>
        <translation>残り %1</translation>
    </message>
    <message>
        <source>Waits for the answer</source>
        <translation>回答待ち</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>承諾済み</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>辞退</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>取り下げ</translation>
    </message>
    <message>
        <source>Lapsed</source>
        <translation>期限切れ</translation>
    </message>
    <message>
        <source>%1 has asked %2 to become the highest administrator.</source>
        <translation>%1 が %2 に最高管理者の委任を依頼しています。</translation>
    </message>
    <message>
        <source>Until %2 accepts, nothing changes. It lapses on %1.</source>
        <translation>%2 が承諾するまで何も変わりません。%1 に期限が切れます。</translation>
    </message>
    <message>
        <source>%2 has become the highest administrator in the place of %1 on %3.</source>
        <translation>%3 に %2 が %1 に代わって最高管理者になりました。</translation>
    </message>
    <message>
        <source>%1 has declined on %2. Nothing was changed.</source>
        <translation>%1 が %2 に辞退しました。何も変更されていません。</translation>
    </message>
    <message>
        <source>%1 has taken the delegation back on %2. Nothing was changed.</source>
        <translation>%1 が %2 に委任を取り下げました。何も変更されていません。</translation>
    </message>
    <message>
        <source>%1 has not answered within 14 days. Nothing was changed.</source>
        <translation>%1 は 14 日以内に回答しませんでした。何も変更されていません。</translation>
    </message>
    <message>
        <source>Not set up</source>
        <translation>未設定</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>封印中</translation>
    </message>
    <message>
        <source>Being opened</source>
        <translation>開封手続き中</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開封中</translation>
    </message>
    <message>
        <source>Used: must be sealed anew</source>
        <translation>使用済み（封印し直しが必要）</translation>
    </message>
    <message>
        <source>There is no sealed account. Without one, nobody can act when no administrator can sign in.</source>
        <translation>緊急用アカウントがありません。管理者の誰もログインできなくなると、操作できる人がいなくなります。</translation>
    </message>
    <message>
        <source>%1 is sealed and holds no rights.</source>
        <translation>%1 は封印されており、権限を持っていません。</translation>
    </message>
    <message>
        <source>A drill is due: try the code once without opening it.</source>
        <translation>訓練の時期です。開封せずに、コードを一度確認してください。</translation>
    </message>
    <message>
        <source>It gets its rights in %1 unless an administrator refuses.</source>
        <translation>管理者が拒否しなければ、%1 後に権限が有効になります。</translation>
    </message>
    <message>
        <source>It ends by itself in %1.</source>
        <translation>%1 後に自動で終了します。</translation>
    </message>
    <message>
        <source>%1 has refused the opening.</source>
        <translation>%1 が開封を拒否しました。</translation>
    </message>
    <message>
        <source>The code is void. Seal the account anew with a new code.</source>
        <translation>コードは無効になりました。新しいコードで封印し直してください。</translation>
    </message>
    <message>
        <source>The account was used and its code is void. Seal it anew with a new code.</source>
        <translation>アカウントは使用され、コードは無効になりました。新しいコードで封印し直してください。</translation>
    </message>
    <message>
        <source>%1 is being opened (reason: %2).</source>
        <translation>%1 の開封が始まっています（理由：%2）。</translation>
    </message>
    <message>
        <source>%1 is open and may do nearly everything (reason: %2).</source>
        <translation>%1 は開封中で、ほぼすべての操作ができます（理由：%2）。</translation>
    </message>
</context>
<context>
    <name>RoomWords</name>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>トーク</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ノート</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>予定</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダ</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>なし</translation>
    </message>
    <message numerus="yes">
        <source>%1 message(s)</source>
        <translation>
            <numerusform>トーク %1 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 note(s)</source>
        <translation>
            <numerusform>ノート %1 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 event(s)</source>
        <translation>
            <numerusform>予定 %1 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 task(s)</source>
        <translation>
            <numerusform>タスク %1 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s)</source>
        <translation>
            <numerusform>ファイル %1 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Group master</source>
        <translation>グループマスター</translation>
    </message>
    <message>
        <source>Directly</source>
        <translation>直接</translation>
    </message>
    <message>
        <source>%1, as its group master</source>
        <translation>%1（グループマスターとして）</translation>
    </message>
    <message>
        <source>Group with external users</source>
        <translation>外部ユーザーとのグループ</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Group, talk turned off</source>
        <translation>グループ（トークをオフ）</translation>
    </message>
    <message>
        <source>Organization, talk turned off</source>
        <translation>組織（トークをオフ）</translation>
    </message>
    <message>
        <source>Group, deleted</source>
        <translation>グループ（削除済み）</translation>
    </message>
    <message>
        <source>Organization, deleted</source>
        <translation>組織（削除済み）</translation>
    </message>
</context>
<context>
    <name>SealedAccountWords</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
</context>
<context>
    <name>SessionEndWords</name>
    <message numerus="yes">
        <source>%n session(s) were logged out.</source>
        <translation>
            <numerusform>%n 件のセッションをログアウトしました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The sessions had ended already.</source>
        <translation>セッションはすでに終了していました。</translation>
    </message>
    <message>
        <source>Nothing was logged out yet.</source>
        <translation>まだログアウトされていません。</translation>
    </message>
    <message numerus="yes">
        <source>The orders for %n member(s) wait for the decision of another administrator.</source>
        <translation>
            <numerusform>%n 名への指示は保留され、別の管理者の判断を待っています。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusChip</name>
    <message>
        <source>On leave</source>
        <translation>休職</translation>
    </message>
</context>
<context>
    <name>TemplateCommands</name>
    <message>
        <source>Add permission template…</source>
        <translation>権限テンプレートを追加…</translation>
    </message>
    <message>
        <source>Edit permission template…</source>
        <translation>権限テンプレートを編集…</translation>
    </message>
    <message>
        <source>Copy permission template…</source>
        <translation>権限テンプレートを複製…</translation>
    </message>
    <message>
        <source>Rename permission template…</source>
        <translation>権限テンプレートの名前を変更…</translation>
    </message>
    <message>
        <source>Delete permission template…</source>
        <translation>権限テンプレートを削除…</translation>
    </message>
</context>
<context>
    <name>TemplateWords</name>
    <message>
        <source>Basic settings</source>
        <comment>permission template</comment>
        <translation>基本設定</translation>
    </message>
    <message>
        <source>Download to phones</source>
        <translation>モバイルへのダウンロード</translation>
    </message>
    <message>
        <source>Automatic forwarding</source>
        <translation>自動転送</translation>
    </message>
    <message>
        <source>External mail</source>
        <translation>外部メール</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>利用可</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>利用不可</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>all environments</source>
        <translation>すべての環境</translation>
    </message>
    <message>
        <source>The mobile app as a whole is off, so this does not count.</source>
        <translation>モバイル版アプリ全体がオフのため、この設定は適用されません。</translation>
    </message>
    <message>
        <source>Talk in the mobile app is always on while the mobile app is on.</source>
        <translation>モバイル版アプリがオンの間、モバイル版アプリのトークは常にオンです。</translation>
    </message>
    <message>
        <source>%1 has no switch for this: %2.</source>
        <translation>「%1」には、この設定はありません: %2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>The whole mobile app</source>
        <translation>モバイル版アプリ全体</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>The template is assigned to the member directly. That counts before the user type.</source>
        <translation>メンバーに直接設定されたテンプレートです。利用権限タイプより優先されます。</translation>
    </message>
    <message>
        <source>The template is assigned to the user type of the member.</source>
        <translation>メンバーの利用権限タイプに設定されたテンプレートです。</translation>
    </message>
    <message>
        <source>The template is assigned to the user type “%1” of the member.</source>
        <translation>メンバーの利用権限タイプ「%1」に設定されたテンプレートです。</translation>
    </message>
    <message>
        <source>Neither the member nor the user type has a template, so the basic settings count.</source>
        <translation>メンバーにも利用権限タイプにもテンプレートが設定されていないため、基本設定が適用されます。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Something went wrong that has no better description. The log has the details.</source>
        <translation>説明できない問題が起きました。詳しくはログにあります。</translation>
    </message>
    <message>
        <source>Awaiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>登録待ち</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>ブラウザ</translation>
    </message>
    <message>
        <source>Mobile app</source>
        <translation>モバイル版アプリ</translation>
    </message>
    <message>
        <source>PC app</source>
        <translation>PC版アプリ</translation>
    </message>
    <message>
        <source>Drive explorer</source>
        <translation>Driveエクスプローラー</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Admin console</source>
        <translation>管理コンソール</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>ログアウト</translation>
    </message>
    <message>
        <source>Forced log-out</source>
        <translation>強制ログアウト</translation>
    </message>
    <message>
        <source>Password changed</source>
        <translation>パスワードの変更</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>期限切れ</translation>
    </message>
    <message>
        <source>ID changed</source>
        <translation>ID の変更</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) ago</source>
        <translation>
            <numerusform>%n 秒前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n 分前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n 時間前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 日前</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>たった今</translation>
    </message>
    <message>
        <source>Change of a policy</source>
        <translation>ポリシーの変更</translation>
    </message>
    <message>
        <source>App use stopped</source>
        <translation>アプリの利用停止</translation>
    </message>
    <message>
        <source>Device blocked</source>
        <translation>端末の利用拒否</translation>
    </message>
    <message>
        <source>Device erased</source>
        <translation>端末のデータ削除</translation>
    </message>
    <message>
        <source>It is this place: %1.</source>
        <translation>場所は %1 です。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ActivateRole</name>
    <message>
        <source>Activate role…</source>
        <translation>権限を有効化…</translation>
    </message>
    <message>
        <source>You hold the role for some minutes or hours. It ends by itself.</source>
        <translation>数分から数時間だけ権限を有効にします。自動で終了します。</translation>
    </message>
    <message>
        <source>Choose one role that you may activate first.</source>
        <translation>有効化できる権限を 1 つ選択してください。</translation>
    </message>
    <message>
        <source>Activate the role %1</source>
        <translation>「%1」の権限を有効化</translation>
    </message>
    <message>
        <source>You hold it for this time: %1.</source>
        <translation>選択した時間だけ、次の範囲で権限が有効になります：%1。</translation>
    </message>
    <message>
        <source>It ends by itself, and what you have open with it ends too.</source>
        <translation>自動で終了し、その権限で開いている画面も終了します。</translation>
    </message>
    <message>
        <source>Your reason stands in the record for everybody who may see it.</source>
        <translation>理由は記録に残り、閲覧できる管理者に表示されます。</translation>
    </message>
    <message>
        <source>Another administrator must agree before it begins.</source>
        <translation>始まる前に、別の管理者の承認が必要です。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Say what you need it for.</source>
        <translation>何のために必要かを入力してください。</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>有効化</translation>
    </message>
    <message>
        <source>You hold the role %1 until %2.</source>
        <translation>「%1」の権限が %2 まで有効になりました。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ApprovalCommand</name>
    <message>
        <source>Approve request…</source>
        <translation>申請を承認…</translation>
    </message>
    <message>
        <source>Reject request…</source>
        <translation>申請を却下…</translation>
    </message>
    <message>
        <source>Withdraw request…</source>
        <translation>申請を取り下げ…</translation>
    </message>
    <message>
        <source>Carry request out…</source>
        <translation>申請を実行…</translation>
    </message>
    <message>
        <source>With the last approval it is carried out as it is planned here.</source>
        <translation>必要な承認がそろうと、ここに示した内容で実行されます。</translation>
    </message>
    <message>
        <source>Nothing of it is carried out.</source>
        <translation>何も実行されません。</translation>
    </message>
    <message>
        <source>Nobody is asked any more, and nothing of it is carried out.</source>
        <translation>承認の依頼を取り下げ、何も実行されません。</translation>
    </message>
    <message>
        <source>What was approved is carried out now.</source>
        <translation>承認された内容を今すぐ実行します。</translation>
    </message>
    <message>
        <source>The request has ended already.</source>
        <translation>申請はすでに終了しています。</translation>
    </message>
    <message>
        <source>The request has lapsed.</source>
        <translation>申請の期限が切れています。</translation>
    </message>
    <message>
        <source>Only whoever asked for it can do this.</source>
        <translation>申請した本人だけができます。</translation>
    </message>
    <message>
        <source>It must be approved before it can be carried out.</source>
        <translation>実行するには、先に承認が必要です。</translation>
    </message>
    <message>
        <source>Choose one request first.</source>
        <translation>申請を 1 件選択してください。</translation>
    </message>
    <message>
        <source>%1 asks for it: %2</source>
        <translation>申請者：%1&#x3000;理由：%2</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>ほか %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Remark (optional)</source>
        <translation>コメント（任意）</translation>
    </message>
    <message>
        <source>Whoever asked for it sees it; it is kept in the record.</source>
        <translation>申請者に表示され、記録に残ります。</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>理由を入力してください。</translation>
    </message>
    <message>
        <source>A reason has at most %L1 characters.</source>
        <translation>理由は %L1 文字以内で入力してください。</translation>
    </message>
    <message>
        <source>It was carried out: %1</source>
        <translation>実行しました：%1</translation>
    </message>
    <message>
        <source>The tenant was changed meanwhile (%1), so nothing was carried out.</source>
        <translation>その間にテナントが変更されたため、何も実行されていません（%1）。</translation>
    </message>
    <message>
        <source>Look at the new plan and decide again.</source>
        <translation>新しい内容を確認して、もう一度決定してください。</translation>
    </message>
    <message>
        <source>It is approved. Whoever asked for it carries it out: %1</source>
        <translation>承認されました。申請者が実行します：%1</translation>
    </message>
    <message>
        <source>It was rejected: %1</source>
        <translation>却下しました：%1</translation>
    </message>
    <message>
        <source>It was withdrawn: %1</source>
        <translation>取り下げました：%1</translation>
    </message>
    <message>
        <source>It had lapsed before: %1</source>
        <translation>すでに期限が切れていました：%1</translation>
    </message>
    <message>
        <source>Your approval is noted; others must agree too: %1</source>
        <translation>承認を記録しました。ほかの管理者の承認も必要です：%1</translation>
    </message>
    <message>
        <source>    %1: %2 → %3</source>
        <comment>field, before, after</comment>
        <translation>    %1: %2 → %3</translation>
    </message>
    <message>
        <source>It is carried out as soon as you approve.</source>
        <translation>承認すると、すぐに実行されます。</translation>
    </message>
    <message numerus="yes">
        <source>Your approval is noted; %Ln more must agree.</source>
        <translation>
            <numerusform>承認を記録します。ほかに %Ln 名の承認が必要です。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::commands::CancelPending</name>
    <message>
        <source>Reason (optional)</source>
        <translation>理由（任意）</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>理由を入力してください。</translation>
    </message>
    <message>
        <source>A reason has at most %L1 characters.</source>
        <translation>理由は %L1 文字以内で入力してください。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) were left out: they are your own, or were decided meanwhile.</source>
        <translation>
            <numerusform>%Ln 件は対象外でした。自分の指示か、その間に判断された指示です。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel everything pending…</source>
        <translation>保留中の指示をすべて取り消す…</translation>
    </message>
    <message>
        <source>Rejects everything that is held and withdraws what no device has acknowledged yet, whoever ordered it.</source>
        <translation>保留中の指示をすべて却下し、端末がまだ受け取っていない指示を、誰の指示かを問わず取り消します。</translation>
    </message>
    <message>
        <source>Nothing is held, and no order waits for a device.</source>
        <translation>保留中の指示も、端末の受け取りを待つ指示もありません。</translation>
    </message>
    <message>
        <source>Cancel everything pending</source>
        <translation>保留中の指示をすべて取り消す</translation>
    </message>
    <message>
        <source>Everything that is held is rejected, and every order that no device has acknowledged yet is withdrawn, whoever gave it, your own too.</source>
        <translation>保留中の指示をすべて却下し、端末がまだ受け取っていない指示を、自分の指示も含めてすべて取り消します。</translation>
    </message>
    <message>
        <source>What a device has acknowledged already cannot be stopped any more.</source>
        <translation>端末がすでに受け取った指示は止められません。</translation>
    </message>
    <message>
        <source>What is cancelled has to be ordered anew, for a device that was really lost too.</source>
        <translation>取り消した指示は、本当に紛失した端末への指示も含めて、改めて行う必要があります。</translation>
    </message>
    <message>
        <source>It is kept in the record, with your name.</source>
        <translation>あなたの名前とともに記録に残ります。</translation>
    </message>
    <message>
        <source>Stop everything</source>
        <translation>すべて取り消す</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pending order(s) were cancelled.</source>
        <translation>
            <numerusform>指示 %Ln 件を取り消しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was pending any more.</source>
        <translation>取り消す指示は残っていませんでした。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ChangeLoginId</name>
    <message>
        <source>Change ID…</source>
        <translation>ID の変更…</translation>
    </message>
    <message>
        <source>The member signs in with the new ID from then on.</source>
        <translation>以後は新しい ID でログインします。</translation>
    </message>
    <message>
        <source>Change the ID</source>
        <translation>ID の変更</translation>
    </message>
    <message>
        <source>The member signs in with the new ID from then on; the old one stops working.</source>
        <translation>以後は新しい ID でログインします。以前の ID は使えなくなります。</translation>
    </message>
    <message>
        <source>Logged out of everything on the next request; all tokens end.</source>
        <translation>次の要求からすべてログアウトになり、すべてのトークンが無効になります。</translation>
    </message>
    <message>
        <source>The ID for external talk, its QR code and the invitation link change too.</source>
        <translation>外部トークの ID、QR コード、招待リンクも変わります。</translation>
    </message>
    <message>
        <source>Concurrent companies with the same ID change as well.</source>
        <translation>同じ ID を使う兼務先の会社でも変わります。</translation>
    </message>
    <message>
        <source>New ID</source>
        <translation>新しい ID</translation>
    </message>
    <message>
        <source>2–40 of a–z, 0–9, full stop, hyphen and underscore; the first a letter or digit.</source>
        <translation>2～40 文字。半角の英小文字、数字、ピリオド、ハイフン、アンダーバー。先頭は英字か数字です。</translation>
    </message>
    <message>
        <source>This is the present ID.</source>
        <translation>現在の ID と同じです。</translation>
    </message>
    <message>
        <source>Change ID</source>
        <translation>ID を変更</translation>
    </message>
    <message>
        <source>The ID of %1 was changed.</source>
        <translation>%1 さんの ID を変更しました。</translation>
    </message>
    <message>
        <source>The member is deleted.</source>
        <translation>このメンバーは削除されています。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ChangeWorkgroup</name>
    <message>
        <source>Change workgroup name…</source>
        <translation>ワークグループ名を変更…</translation>
    </message>
    <message>
        <source>Everybody is logged out, and all IDs end with the new name.</source>
        <translation>全員がログアウトされ、すべての ID が新しい名前で終わるようになります。</translation>
    </message>
    <message>
        <source>Only a to z in small letters, 0 to 9 and hyphens are possible.</source>
        <translation>使用できるのは半角の英小文字 (a～z)、数字 (0～9)、ハイフンのみです。</translation>
    </message>
    <message>
        <source>The name must have %L1 to %L2 characters.</source>
        <translation>%L1～%L2 文字で入力してください。</translation>
    </message>
    <message>
        <source>The name must not begin or end with a hyphen.</source>
        <translation>先頭と末尾にハイフンは使用できません。</translation>
    </message>
    <message>
        <source>The name must not be “%1”.</source>
        <translation>「%1」は使用できません。</translation>
    </message>
    <message>
        <source>The name must not contain “%1”.</source>
        <translation>「%1」を含む名前は使用できません。</translation>
    </message>
    <message>
        <source>The workgroup has this name already.</source>
        <translation>現在のワークグループ名と同じです。</translation>
    </message>
    <message>
        <source>The name was changed less than 24 hours ago. It can be changed again from %1 on.</source>
        <translation>変更してから 24 時間たっていません。次に変更できるのは %1 以降です。</translation>
    </message>
    <message>
        <source>Change the workgroup name</source>
        <translation>ワークグループ名の変更</translation>
    </message>
    <message>
        <source>The workgroup is called %1 now. The change takes effect at once.</source>
        <translation>現在のワークグループ名は %1 です。変更はすぐに適用されます。</translation>
    </message>
    <message>
        <source>All login IDs, aliases and mail addresses of organizations and groups end with the new name.</source>
        <translation>すべてのログイン ID、エイリアス、組織とグループのメールアドレスが、新しい名前で終わるようになります。</translation>
    </message>
    <message>
        <source>All members are logged out of all services, you too, and can log in with the new ID only. They are told it by mail.</source>
        <translation>ご自身を含む全メンバーがすべてのサービスからログアウトされ、新しい ID でのみログインできます。新しい ID はメールで通知されます。</translation>
    </message>
    <message>
        <source>Other systems and programs that name members by their IDs must be told the new ones. Service accounts keep their IDs.</source>
        <translation>メンバーを ID で指定している他のシステムやプログラムには、新しい ID の設定が必要です。サービスアカウントの ID は変わりません。</translation>
    </message>
    <message>
        <source>Changesets and requests that were prepared with IDs of before are refused.</source>
        <translation>以前の ID で準備した変更セットと申請は拒否されます。</translation>
    </message>
    <message>
        <source>The name cannot be changed again for 24 hours. The present one stays reserved for this tenant.</source>
        <translation>変更後 24 時間は再度変更できません。現在の名前は引き続きこのテナント用に確保されます。</translation>
    </message>
    <message>
        <source>Change the name</source>
        <translation>変更する</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新しい名前</translation>
    </message>
    <message>
        <source>%L1 to %L2 characters: a to z in small letters, 0 to 9 and hyphens, but no hyphen at the ends.</source>
        <translation>%L1～%L2 文字。半角の英小文字、数字、ハイフン（先頭と末尾を除く）。</translation>
    </message>
    <message>
        <source>Note for the audit log</source>
        <translation>備考（監査ログに記録）</translation>
    </message>
    <message>
        <source>The note is too long.</source>
        <translation>備考が長すぎます。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ClearLeave</name>
    <message>
        <source>End leave of absence</source>
        <translation>休職の終了</translation>
    </message>
    <message numerus="yes">
        <source>End the leave of absence of %n member(s)</source>
        <translation>
            <numerusform>%n 名の休職を終了</numerusform>
        </translation>
    </message>
    <message>
        <source>End leave</source>
        <translation>休職を終了</translation>
    </message>
    <message>
        <source>The leave of absence of %1 has ended.</source>
        <translation>%1 さんの休職を終了しました。</translation>
    </message>
    <message numerus="yes">
        <source>The leave of absence of %n members has ended.</source>
        <translation>
            <numerusform>%n 名の休職を終了しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The member is not on leave of absence.</source>
        <translation>このメンバーは休職中ではありません。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::Command</name>
    <message>
        <source>Sign in first.</source>
        <translation>先にログインしてください。</translation>
    </message>
    <message>
        <source>Your role may not make changes in “%1”.</source>
        <translation>あなたの権限では「%1」を変更できません。</translation>
    </message>
    <message>
        <source>Your role may not open “%1”.</source>
        <translation>あなたの権限では「%1」を開けません。</translation>
    </message>
    <message>
        <source>The service cannot be reached. What you see is the local copy; changes are possible again when the connection is back.</source>
        <translation>サービスに接続できません。表示しているのは手元の写しです。接続が戻ると変更できるようになります。</translation>
    </message>
    <message>
        <source>Select a member first.</source>
        <translation>先にメンバーを選択してください。</translation>
    </message>
    <message numerus="yes">
        <source>Select at least %n members first.</source>
        <translation>
            <numerusform>先に %n 名以上を選択してください。</numerusform>
        </translation>
    </message>
    <message>
        <source>This works on one member at a time.</source>
        <translation>この操作は 1 名ずつ行います。</translation>
    </message>
    <message numerus="yes">
        <source>This works on at most %n members at a time.</source>
        <translation>
            <numerusform>この操作は一度に %n 名までです。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::commands::CutOffCommand</name>
    <message numerus="yes">
        <source>%n of them wait for the decision of another administrator.</source>
        <translation>
            <numerusform>うち %n 件は保留され、別の管理者の判断を待っています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them could not be carried out; each says why.</source>
        <translation>
            <numerusform>うち %n 件は実行できませんでした。理由は経過に表示されます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Kept with the order and in the audit log.</source>
        <translation>指示と監査ログに記録されます。</translation>
    </message>
    <message>
        <source>The note is too long. Use at most %1 characters.</source>
        <translation>備考が長すぎます。%1 文字以内で入力してください。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::CutOffDesk</name>
    <message>
        <source>Choose a member first.</source>
        <translation>先にメンバーを選択してください。</translation>
    </message>
    <message>
        <source>The order is being sent.</source>
        <translation>指示を送信しています。</translation>
    </message>
    <message>
        <source>The service is being asked what is to be done.</source>
        <translation>必要な項目をサービスに問い合わせています。</translation>
    </message>
    <message>
        <source>Your role may not order this.</source>
        <translation>お持ちの権限では、この指示はできません。</translation>
    </message>
    <message>
        <source>Choose at least one step.</source>
        <translation>項目を 1 つ以上選択してください。</translation>
    </message>
    <message>
        <source>The note is longer than %1 characters.</source>
        <translation>メモが %1 文字を超えています。</translation>
    </message>
    <message>
        <source>Cut off, reset the device and suspend</source>
        <translation>切断し、端末を初期化して一時停止する</translation>
    </message>
    <message>
        <source>Cut off and reset the device</source>
        <translation>切断し、端末を初期化する</translation>
    </message>
    <message>
        <source>Cut off, erase data and suspend</source>
        <translation>切断し、データを削除して一時停止する</translation>
    </message>
    <message>
        <source>Cut off and erase data</source>
        <translation>切断し、データを削除する</translation>
    </message>
    <message>
        <source>Cut off and suspend</source>
        <translation>切断し、一時停止する</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>切断する</translation>
    </message>
    <message>
        <source>Let it wait: %1</source>
        <translation>待機させる: %1</translation>
    </message>
    <message>
        <source>Let it wait</source>
        <translation>待機させる</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>The device is reset: everything on it is lost, private data too.</source>
        <translation>端末を初期化します。私的なデータも含め、端末内のすべてが失われます。</translation>
    </message>
    <message>
        <source>%1 is reset: everything on it is lost, private data too.</source>
        <translation>%1 を初期化します。私的なデータも含め、端末内のすべてが失われます。</translation>
    </message>
    <message>
        <source>The data of the app is erased and cannot be brought back.</source>
        <translation>アプリのデータを削除します。元に戻せません。</translation>
    </message>
    <message>
        <source>The data of the app on %1 is erased and cannot be brought back.</source>
        <translation>%1 のアプリのデータを削除します。元に戻せません。</translation>
    </message>
    <message>
        <source>The member is suspended and can use nothing until somebody releases the suspension.</source>
        <translation>メンバーを一時停止します。一時停止を解除するまで、サービスを利用できません。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::CutOffFollower</name>
    <message>
        <source>Open an order first.</source>
        <translation>先に指示を開いてください。</translation>
    </message>
    <message>
        <source>The order waits in this console. It can be withdrawn until it has been sent.</source>
        <translation>指示はこのコンソールで待機しています。送信されるまでは取り消せます。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>The service is being asked.</source>
        <translation>サービスに問い合わせています。</translation>
    </message>
    <message>
        <source>The last change is still being saved.</source>
        <translation>直前の変更を保存しています。</translation>
    </message>
    <message>
        <source>Your role may not order this.</source>
        <translation>お持ちの権限では、この指示はできません。</translation>
    </message>
    <message>
        <source>There is nothing left that could be withdrawn.</source>
        <translation>取り消せる項目はありません。</translation>
    </message>
    <message>
        <source>This belongs to lost devices only.</source>
        <translation>紛失対応の指示だけが対象です。</translation>
    </message>
    <message>
        <source>It has been taken back already.</source>
        <translation>発見はすでに記録されています。</translation>
    </message>
    <message>
        <source>The order was withdrawn.</source>
        <translation>指示は取り消されています。</translation>
    </message>
    <message>
        <source>Your role may only look here.</source>
        <translation>お持ちの権限では閲覧のみできます。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::DecideHeld</name>
    <message>
        <source>Choose held orders first.</source>
        <translation>先に保留中の指示を選択してください。</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>ほか %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) of your own are left out: another administrator decides them.</source>
        <translation>
            <numerusform>自分の指示 %Ln 件は除きます。別の管理者が判断します。</numerusform>
        </translation>
    </message>
    <message>
        <source>This console does not know this kind of order. Choose single ones of them, or decide with a newer console.</source>
        <translation>このコンソールでは不明な種類の指示です。個々の指示を選択するか、新しいバージョンのコンソールで判断してください。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::DelegationCommand</name>
    <message>
        <source>Take delegation back…</source>
        <translation>委任を取り下げ…</translation>
    </message>
    <message>
        <source>Accept delegation…</source>
        <translation>委任を承諾…</translation>
    </message>
    <message>
        <source>Decline delegation…</source>
        <translation>委任を辞退…</translation>
    </message>
    <message>
        <source>Nobody is asked any more, and you stay the highest administrator.</source>
        <translation>依頼を取り下げ、あなたが最高管理者のままになります。</translation>
    </message>
    <message>
        <source>You become the highest administrator in the place of whoever asked you.</source>
        <translation>依頼した人に代わって、あなたが最高管理者になります。</translation>
    </message>
    <message>
        <source>Nothing is changed. Whoever asked you is told.</source>
        <translation>何も変更されません。依頼した人に通知されます。</translation>
    </message>
    <message>
        <source>There is no delegation that waits for an answer.</source>
        <translation>回答待ちの委任はありません。</translation>
    </message>
    <message>
        <source>Only whoever asked can take the delegation back.</source>
        <translation>委任を依頼した人だけが取り下げられます。</translation>
    </message>
    <message>
        <source>Only the person who was asked can answer.</source>
        <translation>依頼された人だけが回答できます。</translation>
    </message>
    <message>
        <source>You become the highest administrator at once. There is always exactly one.</source>
        <translation>すぐに最高管理者になります。最高管理者は常に 1 人です。</translation>
    </message>
    <message>
        <source>%1 holds no administrator role any more.</source>
        <translation>%1 は管理者権限を失います。</translation>
    </message>
    <message>
        <source>%1 holds the role %2 afterwards.</source>
        <translation>%1 は「%2」の権限になります。</translation>
    </message>
    <message>
        <source>%1 cannot take this back. Only you can give the role on.</source>
        <translation>%1 は取り消せません。その後に委任できるのは、あなただけです。</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>承諾</translation>
    </message>
    <message>
        <source>%1 stays the highest administrator.</source>
        <translation>%1 が最高管理者のままになります。</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>取り下げ</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>辞退</translation>
    </message>
    <message>
        <source>The delegation was taken back. Nothing was changed.</source>
        <translation>委任を取り下げました。何も変更されていません。</translation>
    </message>
    <message>
        <source>You are the highest administrator now.</source>
        <translation>あなたが最高管理者になりました。</translation>
    </message>
    <message>
        <source>You have declined. Nothing was changed.</source>
        <translation>辞退しました。何も変更されていません。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::DeleteMembers</name>
    <message>
        <source>Delete…</source>
        <translation>削除…</translation>
    </message>
    <message>
        <source>The account can be brought back within 7 days; talk rooms and groups cannot.</source>
        <translation>アカウントは 7 日以内なら元に戻せます。トークルームとグループは戻りません。</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n member(s)</source>
        <translation>
            <numerusform>%n 名を削除</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed out of everything on the next request; all tokens end.</source>
        <translation>次の要求からすべてログアウトになり、すべてのトークンが無効になります。</translation>
    </message>
    <message>
        <source>Leaves every talk room and group at once. This is not restored when the deletion is cancelled.</source>
        <translation>すべてのトークルームとグループからただちに退出します。削除を取り消しても元には戻りません。</translation>
    </message>
    <message>
        <source>After 7 days own calendar events, My drive, mail and finished tasks are gone for good.</source>
        <translation>7 日を過ぎると、本人の予定、マイドライブ、メール、完了したタスクは完全に失われます。</translation>
    </message>
    <message>
        <source>Holders of administrator rights must lose them first.</source>
        <translation>管理者権限を持つメンバーは、先に権限を解除する必要があります。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>%1 was deleted. This can be taken back within 7 days.</source>
        <translation>%1 さんを削除しました。7 日以内なら取り消せます。</translation>
    </message>
    <message numerus="yes">
        <source>%n members were deleted. This can be taken back within 7 days.</source>
        <translation>
            <numerusform>%n 名を削除しました。7 日以内なら取り消せます。</numerusform>
        </translation>
    </message>
    <message>
        <source>The highest administrator cannot be deleted.</source>
        <translation>最高管理者は削除できません。</translation>
    </message>
    <message>
        <source>The member is already deleted.</source>
        <translation>このメンバーはすでに削除されています。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::DeletePhoto</name>
    <message>
        <source>Delete photo</source>
        <translation>写真を削除</translation>
    </message>
    <message>
        <source>The initials are shown in its place.</source>
        <translation>代わりに名前の頭文字が表示されます。</translation>
    </message>
    <message>
        <source>The photo of %1 was deleted.</source>
        <translation>%1 さんの写真を削除しました。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::DeleteRole</name>
    <message>
        <source>Delete role…</source>
        <translation>権限を削除…</translation>
    </message>
    <message>
        <source>Whoever holds the role loses it at once. It can be brought back for 30 days.</source>
        <translation>権限を持つ人はすぐに失います。30 日以内は復元できます。</translation>
    </message>
    <message>
        <source>A built-in role cannot be deleted.</source>
        <translation>既定の権限は削除できません。</translation>
    </message>
    <message>
        <source>Delete the role %1</source>
        <translation>「%1」の権限を削除</translation>
    </message>
    <message>
        <source>The role %1 is deleted. It can be brought back for 30 days, with whoever held it.</source>
        <translation>「%1」の権限を削除します。30 日以内は、付与されていた人も含めて復元できます。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) lose the role at once, and what they have open ends.</source>
        <translation>
            <numerusform>%Ln 名がすぐに権限を失い、開いている管理者画面は終了します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) cannot activate it any more.</source>
        <translation>
            <numerusform>%Ln 名が有効化できなくなります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>ほか %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>The role %1 was deleted.</source>
        <translation>「%1」の権限を削除しました。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::DetectionCommand</name>
    <message>
        <source>Mark as seen</source>
        <translation>検知を確認済みにする</translation>
    </message>
    <message>
        <source>Mark as handled…</source>
        <translation>検知を対応済みにする…</translation>
    </message>
    <message>
        <source>Reopen detection…</source>
        <translation>検知を未対応に戻す…</translation>
    </message>
    <message>
        <source>Somebody has looked at it; what is to be done is still open.</source>
        <translation>確認しましたが、対応はまだ終わっていません。</translation>
    </message>
    <message>
        <source>Nothing more is to be done. The note says what was done.</source>
        <translation>対応が終わりました。対応内容をメモに残します。</translation>
    </message>
    <message>
        <source>It is to be looked at again.</source>
        <translation>もう一度確認が必要な検知として扱います。</translation>
    </message>
    <message>
        <source>Choose a detection first.</source>
        <translation>先に検知を選択してください。</translation>
    </message>
    <message>
        <source>This works on at most %L1 detections at a time.</source>
        <translation>一度に操作できる検知は %L1 件までです。</translation>
    </message>
    <message>
        <source>The detection is in this state already: %1.</source>
        <translation>この検知はすでに「%1」です。</translation>
    </message>
    <message>
        <source>Say what was done.</source>
        <translation>対応内容を入力してください。</translation>
    </message>
    <message>
        <source>A note has at most %L1 characters.</source>
        <translation>メモは %L1 文字までです。</translation>
    </message>
    <message numerus="yes">
        <source>%n detection(s) were marked as seen.</source>
        <translation>
            <numerusform>%n 件の検知を確認済みにしました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n detection(s) were marked as handled.</source>
        <translation>
            <numerusform>%n 件の検知を対応済みにしました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n detection(s) were reopened.</source>
        <translation>
            <numerusform>%n 件の検知を未対応に戻しました。</numerusform>
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
        <translation>サービスのアプリのデータの削除を端末に指示します。元に戻せません。</translation>
    </message>
    <message>
        <source>Tells the devices to erase everything on them. It cannot be brought back.</source>
        <translation>端末のすべてのデータの削除を指示します。元に戻せません。</translation>
    </message>
    <message>
        <source>The devices get no session any more until they are allowed again.</source>
        <translation>利用拒否を解除するまで、その端末ではログインできなくなります。</translation>
    </message>
    <message>
        <source>The devices may sign in again.</source>
        <translation>その端末で再びログインできます。</translation>
    </message>
    <message>
        <source>The next sign-in on the device asks for 2-step verification again.</source>
        <translation>次のログインで、2 段階認証が再び求められます。</translation>
    </message>
    <message>
        <source>Tells the members of these devices to update the app.</source>
        <translation>これらの端末のメンバーに、アプリのアップデートを案内します。</translation>
    </message>
    <message>
        <source>Takes the devices out of the list. Whoever signs in there again brings them back.</source>
        <translation>端末を一覧から削除します。その端末で再びログインすると、一覧に戻ります。</translation>
    </message>
    <message>
        <source>The device has been erased already.</source>
        <translation>端末のデータはすでに削除されています。</translation>
    </message>
    <message>
        <source>The device is blocked already.</source>
        <translation>端末はすでに利用拒否になっています。</translation>
    </message>
    <message>
        <source>The device is not blocked.</source>
        <translation>端末は利用拒否になっていません。</translation>
    </message>
    <message>
        <source>Choose a device first.</source>
        <translation>先に端末を選択してください。</translation>
    </message>
    <message>
        <source>This works on at most %1 devices at a time. Narrow the list with the filter.</source>
        <translation>一度に操作できる端末は %1 台までです。絞り込みで対象を減らしてください。</translation>
    </message>
    <message numerus="yes">
        <source>Erase the app data of %n device(s)</source>
        <translation>
            <numerusform>端末 %n 台のアプリデータを削除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reset %n device(s)</source>
        <translation>
            <numerusform>端末 %n 台を初期化</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Block %n device(s)</source>
        <translation>
            <numerusform>端末 %n 台を利用拒否</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Allow %n device(s) again</source>
        <translation>
            <numerusform>端末 %n 台の利用拒否を解除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trust %n device(s) no longer</source>
        <translation>
            <numerusform>端末 %n 台を信頼済み端末から削除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask for an update of %n device(s)</source>
        <translation>
            <numerusform>端末 %n 台にアップデートを案内</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n device(s) from the list</source>
        <translation>
            <numerusform>端末 %n 台を一覧から削除</numerusform>
        </translation>
    </message>
    <message>
        <source>Each device erases the data of the service&apos;s apps as soon as it is reached.</source>
        <translation>各端末は、通信でき次第、サービスのアプリのデータを削除します。</translation>
    </message>
    <message>
        <source>Each device erases everything on it, private data as well, as soon as it is reached.</source>
        <translation>各端末は、通信でき次第、個人のデータを含むすべてのデータを削除します。</translation>
    </message>
    <message>
        <source>The sessions on these devices end, and none of them gets a new one until it is allowed again.</source>
        <translation>これらの端末のセッションはログアウトされ、利用拒否を解除するまで再びログインできません。</translation>
    </message>
    <message>
        <source>Members may sign in on these devices again.</source>
        <translation>メンバーはこれらの端末で再びログインできます。</translation>
    </message>
    <message>
        <source>The next sign-in on each device asks for 2-step verification again.</source>
        <translation>各端末の次のログインで、2 段階認証が再び求められます。</translation>
    </message>
    <message>
        <source>The members get a notice in talk that their app needs an update.</source>
        <translation>アプリのアップデートが必要であることを、トークでメンバーに知らせます。</translation>
    </message>
    <message>
        <source>The entries go. Whoever signs in on such a device again brings it back.</source>
        <translation>一覧から削除されます。その端末で再びログインすると、一覧に戻ります。</translation>
    </message>
    <message>
        <source>What is erased cannot be brought back, neither by the member nor by an administrator.</source>
        <translation>削除したデータは、メンバーも管理者も元に戻せません。</translation>
    </message>
    <message>
        <source>A device that is switched off erases when it comes back; until then the order can be withdrawn.</source>
        <translation>電源が切れている端末では、次に通信したときにデータが削除されます。それまでは指示を取り消せます。</translation>
    </message>
    <message>
        <source>Beyond the budget of the brake the rest waits for the decision of another administrator.</source>
        <translation>一斉操作のブレーキの上限を超えた分は保留され、別の管理者の判断を待ちます。</translation>
    </message>
    <message>
        <source>This is no ban: the member may register the device as trusted again. Block the device to keep it out.</source>
        <translation>この操作では端末の利用は拒否されません。メンバーは再び信頼済み端末として登録できます。使わせないためには「端末の利用拒否」を行ってください。</translation>
    </message>
    <message>
        <source>This is no ban either. Block a device instead so that it cannot come back.</source>
        <translation>この操作では利用は拒否されません。再び使わせないためには、利用拒否にしてください。</translation>
    </message>
    <message numerus="yes">
        <source>%n of the chosen devices are left out: %1</source>
        <translation>
            <numerusform>選択した端末のうち %n 台は対象外です: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>reset</source>
        <translation>初期化</translation>
    </message>
    <message>
        <source>erase</source>
        <translation>削除</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) were told to erase the app data.</source>
        <translation>
            <numerusform>%n 台にアプリデータ削除を指示しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) were told to reset.</source>
        <translation>
            <numerusform>%n 台に端末初期化を指示しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) were blocked.</source>
        <translation>
            <numerusform>%n 台を利用拒否にしました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) may sign in again.</source>
        <translation>
            <numerusform>%n 台の利用拒否を解除しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) are not trusted any more.</source>
        <translation>
            <numerusform>%n 台を信頼済み端末から削除しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The members of %n device(s) were asked to update.</source>
        <translation>
            <numerusform>%n 台のメンバーにアップデートを案内しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) were removed from the list.</source>
        <translation>
            <numerusform>%n 台を一覧から削除しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) wait for the decision of another administrator. Nothing is done before.</source>
        <translation>
            <numerusform>%n 件の指示は、別の管理者が判断するまで保留されます。それまでは何も実行されません。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::commands::EndActivation</name>
    <message>
        <source>End activation…</source>
        <translation>有効化を終了…</translation>
    </message>
    <message>
        <source>The role ends now, before its time is over.</source>
        <translation>時間が来る前に、権限を今すぐ終了します。</translation>
    </message>
    <message>
        <source>Choose one activated role first.</source>
        <translation>有効化中の権限を 1 つ選択してください。</translation>
    </message>
    <message>
        <source>The activation has ended already.</source>
        <translation>有効化はすでに終了しています。</translation>
    </message>
    <message>
        <source>Only the holder himself or whoever gives roles can end it.</source>
        <translation>本人か、権限を付与できる管理者だけが終了できます。</translation>
    </message>
    <message>
        <source>End an activation</source>
        <translation>有効化を終了</translation>
    </message>
    <message>
        <source>The role ends now, and what is open with it ends too.</source>
        <translation>権限を今すぐ終了し、その権限で開いている画面も終了します。</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>The activation was ended: %1</source>
        <translation>有効化を終了しました：%1</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::EndListed</name>
    <message>
        <source>Log out the chosen sessions…</source>
        <translation>選択したセッションをログアウト…</translation>
    </message>
    <message>
        <source>Ends these sessions; the next request of each is refused.</source>
        <translation>選択したセッションをログアウトします。次の要求から拒否されます。</translation>
    </message>
    <message>
        <source>Choose a session in the list first.</source>
        <translation>先に一覧からセッションを選択してください。</translation>
    </message>
    <message>
        <source>At most %1 sessions at a time can be logged out this way. Use the filter instead.</source>
        <translation>一度にログアウトできる選択は %1 件までです。絞り込みを使って一致するものをログアウトしてください。</translation>
    </message>
    <message>
        <source>This is the session that you are working in. Sign out to end it.</source>
        <translation>操作中の自分のセッションです。終了するにはログアウトしてください。</translation>
    </message>
    <message numerus="yes">
        <source>Log out %n session(s)</source>
        <translation>
            <numerusform>%n 件のセッションをログアウト</numerusform>
        </translation>
    </message>
    <message>
        <source>The next request of each is refused. The members can sign in again with the same password.</source>
        <translation>次の要求から拒否されます。メンバーは同じパスワードで再びログインできます。</translation>
    </message>
    <message>
        <source>The session that you are working in stays.</source>
        <translation>操作中の自分のセッションは対象外です。</translation>
    </message>
    <message>
        <source>Beyond the budget of the brake the rest waits for the decision of another administrator.</source>
        <translation>一斉操作のブレーキの上限を超えた分は保留され、別の管理者の判断を待ちます。</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>ログアウト</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::EndMatching</name>
    <message>
        <source>Log out all that match…</source>
        <translation>一致するものをすべてログアウト…</translation>
    </message>
    <message>
        <source>Ends every session that matches the filter, also those out of sight. Your own stays.</source>
        <translation>条件に一致するすべてのセッションを、表示されていないものも含めてログアウトします。自分のセッションは対象外です。</translation>
    </message>
    <message>
        <source>Open the list of sessions first.</source>
        <translation>先にログイン状況を開いてください。</translation>
    </message>
    <message>
        <source>The sessions are still being counted.</source>
        <translation>セッションを数えています。</translation>
    </message>
    <message>
        <source>No session matches.</source>
        <translation>一致するセッションがありません。</translation>
    </message>
    <message numerus="yes">
        <source>Log out all %n session(s) that match</source>
        <translation>
            <numerusform>一致する %n 件のセッションをすべてログアウト</numerusform>
        </translation>
    </message>
    <message>
        <source>The next request of each is refused.</source>
        <translation>次の要求から拒否されます。</translation>
    </message>
    <message>
        <source>%1 sessions of %2 members end; the next request of each is refused.</source>
        <translation>%2 名の %1 件のセッションがログアウトされ、次の要求から拒否されます。</translation>
    </message>
    <message>
        <source>No filter is set: this is everybody who is signed in, with browser, apps and API.</source>
        <translation>条件が指定されていません。ブラウザ、アプリ、API でログイン中の全員が対象です。</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>条件: %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between conditions</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>The session that you are working in stays.</source>
        <translation>操作中の自分のセッションは対象外です。</translation>
    </message>
    <message>
        <source>Whoever signs in until then and matches as well is logged out too.</source>
        <translation>それまでにログインして条件に一致したものも、ログアウトされます。</translation>
    </message>
    <message>
        <source>Beyond the budget of the brake the rest waits for the decision of another administrator.</source>
        <translation>一斉操作のブレーキの上限を超えた分は保留され、別の管理者の判断を待ちます。</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>ログアウト</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::EndSession</name>
    <message>
        <source>Log out this session</source>
        <translation>このセッションをログアウト</translation>
    </message>
    <message>
        <source>Ends one session and its tokens. Its next request is refused.</source>
        <translation>セッションを 1 つ終了し、そのトークンを無効にします。次の要求は拒否されます。</translation>
    </message>
    <message>
        <source>Log out one session</source>
        <translation>セッションのログアウト</translation>
    </message>
    <message>
        <source>This session ends: %1. Its next request is refused.</source>
        <translation>次のセッションを終了します: %1。次の要求は拒否されます。</translation>
    </message>
    <message>
        <source>Other sessions of the member go on.</source>
        <translation>このメンバーのほかのセッションは続きます。</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>ログアウト</translation>
    </message>
    <message>
        <source>A session of %1 was logged out.</source>
        <translation>%1 さんのセッションをログアウトしました。</translation>
    </message>
    <message>
        <source>Choose a session in the access status of the member first.</source>
        <translation>先にメンバーのアクセス状況でセッションを選択してください。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ExplainMember</name>
    <message>
        <source>Why may this member use a service…</source>
        <translation>サービスを利用できるか確認…</translation>
    </message>
    <message>
        <source>Who can reach this member</source>
        <translation>このメンバーを管理できる人</translation>
    </message>
    <message>
        <source>Says what the use of a service with a client comes to, and by which settings.</source>
        <translation>サービスとアクセス環境ごとに、利用できるかどうかと、それを決めている設定を表示します。</translation>
    </message>
    <message>
        <source>Lists the administrators whose scope holds this member, and what they can do.</source>
        <translation>このメンバーが範囲に含まれる管理者と、その管理者ができることを一覧で表示します。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ForceDeleteMembers</name>
    <message>
        <source>Delete at once…</source>
        <translation>ただちに削除…</translation>
    </message>
    <message>
        <source>Without the 7 days. This cannot be taken back.</source>
        <translation>7 日の猶予はありません。取り消せません。</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n member(s) at once</source>
        <translation>
            <numerusform>%n 名をただちに削除</numerusform>
        </translation>
    </message>
    <message>
        <source>The account and its data are gone immediately. This cannot be taken back.</source>
        <translation>アカウントとデータはただちに失われます。取り消せません。</translation>
    </message>
    <message>
        <source>Signed out of everything on the next request; all tokens end.</source>
        <translation>次の要求からすべてログアウトになり、すべてのトークンが無効になります。</translation>
    </message>
    <message>
        <source>The ID becomes free for somebody else.</source>
        <translation>この ID はほかの人が使えるようになります。</translation>
    </message>
    <message>
        <source>Delete at once</source>
        <translation>ただちに削除</translation>
    </message>
    <message>
        <source>%1 was deleted for good.</source>
        <translation>%1 さんを完全に削除しました。</translation>
    </message>
    <message numerus="yes">
        <source>%n members were deleted for good.</source>
        <translation>
            <numerusform>%n 名を完全に削除しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The highest administrator cannot be deleted.</source>
        <translation>最高管理者は削除できません。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ForceLogout</name>
    <message>
        <source>Force log-out</source>
        <translation>強制ログアウト</translation>
    </message>
    <message>
        <source>Ends every session and token of the member: browser, apps and API.</source>
        <translation>このメンバーのすべてのセッションとトークンを終了します（ブラウザ、アプリ、API）。</translation>
    </message>
    <message numerus="yes">
        <source>Force log-out of %n member(s)</source>
        <translation>
            <numerusform>%n 名を強制ログアウト</numerusform>
        </translation>
    </message>
    <message>
        <source>Every session and token ends: browser, apps and API. The next request of each is refused.</source>
        <translation>すべてのセッションとトークンが終了します（ブラウザ、アプリ、API）。それぞれの次の要求は拒否されます。</translation>
    </message>
    <message>
        <source>The member can sign in again with the same password. If the password may be known to others, force a change as well.</source>
        <translation>同じパスワードで再びログインできます。パスワードが他人に知られた恐れがあるときは、強制変更も行ってください。</translation>
    </message>
    <message>
        <source>%1 was logged out everywhere.</source>
        <translation>%1 さんをすべてログアウトしました。</translation>
    </message>
    <message numerus="yes">
        <source>%n members were logged out everywhere.</source>
        <translation>
            <numerusform>%n 名をすべてログアウトしました。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ForcePassword</name>
    <message>
        <source>Force password change…</source>
        <translation>パスワードの強制変更…</translation>
    </message>
    <message>
        <source>Sets a new password now. Use it when the password is forgotten or may be known to others.</source>
        <translation>新しいパスワードをいま設定します。忘れたとき、他人に知られた恐れがあるときに使います。</translation>
    </message>
    <message>
        <source>Force password change</source>
        <translation>パスワードの強制変更</translation>
    </message>
    <message>
        <source>The old password stops working at once and the member is logged out everywhere.</source>
        <translation>以前のパスワードはただちに使えなくなり、すべてログアウトになります。</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新しいパスワード</translation>
    </message>
    <message>
        <source>The service checks it against the password policy. Tell it to the member by a safe way.</source>
        <translation>サービスがパスワードポリシーに照らして確認します。安全な方法で本人に伝えてください。</translation>
    </message>
    <message>
        <source>The member must change it at the next sign-in</source>
        <translation>次回のログイン時に本人が変更する</translation>
    </message>
    <message>
        <source>Type the new password.</source>
        <translation>新しいパスワードを入力してください。</translation>
    </message>
    <message>
        <source>A password has at most 20 characters.</source>
        <translation>パスワードは 20 文字までです。</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>パスワードを変更</translation>
    </message>
    <message>
        <source>The password of %1 was changed.</source>
        <translation>%1 さんのパスワードを変更しました。</translation>
    </message>
    <message>
        <source>The member is deleted.</source>
        <translation>このメンバーは削除されています。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::LeaverDesk</name>
    <message>
        <source>The member is deleted.</source>
        <translation>このメンバーは削除済みです。</translation>
    </message>
    <message>
        <source>The service is being asked.</source>
        <translation>サービスに問い合わせています。</translation>
    </message>
    <message>
        <source>The highest administrator cannot leave. Hand that role over to somebody else first.</source>
        <translation>最高管理者は退職の手続きができません。先に最高管理者の権限をほかの人に委任してください。</translation>
    </message>
    <message numerus="yes">
        <source>%n administrator role(s) must be taken away first.</source>
        <translation>
            <numerusform>先に %n 件の管理者権限を解除する必要があります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is not decided yet who takes over %n organization(s) or group(s).</source>
        <translation>
            <numerusform>%n 件の組織またはグループの後任が決まっていません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Handing over: %1</source>
        <translation>引き継ぎ: %1</translation>
    </message>
    <message>
        <source>Leaving: %1</source>
        <translation>退職手続き: %1</translation>
    </message>
    <message numerus="yes">
        <source>Leaving: %1 and %n other(s)</source>
        <translation>
            <numerusform>退職手続き: %1 ほか %n 名</numerusform>
        </translation>
    </message>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>手順</translation>
    </message>
    <message>
        <source>What</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>後任</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>done</source>
        <translation>済み</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未了</translation>
    </message>
    <message>
        <source>Take away an administrator role</source>
        <translation>管理者権限の解除</translation>
    </message>
    <message>
        <source>Hand over a group</source>
        <translation>グループの引き継ぎ</translation>
    </message>
    <message>
        <source>Hand over an organization</source>
        <translation>組織の引き継ぎ</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Delete the account</source>
        <translation>アカウントの削除</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::LogFetch</name>
    <message>
        <source>Fetching the log export %1</source>
        <translation>ログのファイル %1 の取得</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::MemberCommand</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 名</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n member(s)</source>
        <translation>
            <numerusform>%1: %n 名</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::commands::MonitorPolicyCommand</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>ほか %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>対応内容</translation>
    </message>
    <message>
        <source>Note (optional)</source>
        <translation>メモ（任意）</translation>
    </message>
    <message>
        <source>Everybody who may look at the detections sees it; it is kept in the record.</source>
        <translation>検知履歴を見ることのできる管理者に表示され、記録に残ります。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Your role may only look here.</source>
        <translation>お持ちの権限では閲覧のみできます。</translation>
    </message>
    <message>
        <source>Put policy into use</source>
        <translation>ポリシーを使用する</translation>
    </message>
    <message>
        <source>Take policy out of use…</source>
        <translation>ポリシーの使用を停止…</translation>
    </message>
    <message>
        <source>Delete monitoring policy…</source>
        <translation>モニタリングポリシーを削除…</translation>
    </message>
    <message>
        <source>Detects what happens from now on.</source>
        <translation>これ以降の操作を検知します。</translation>
    </message>
    <message>
        <source>Detects nothing until it is put into use again. What it found stays.</source>
        <translation>再び使用するまで検知しません。これまでの検知は残ります。</translation>
    </message>
    <message>
        <source>Detects nothing any more. Its detections stay in the history.</source>
        <translation>以後は検知しません。これまでの検知は検知履歴に残ります。</translation>
    </message>
    <message>
        <source>Choose a monitoring policy first.</source>
        <translation>先にモニタリングポリシーを選択してください。</translation>
    </message>
    <message>
        <source>The policy is in use already.</source>
        <translation>このポリシーはすでに使用しています。</translation>
    </message>
    <message>
        <source>The policy is not in use.</source>
        <translation>このポリシーは使用していません。</translation>
    </message>
    <message numerus="yes">
        <source>Put %n monitoring policies into use</source>
        <translation>
            <numerusform>%n 件のモニタリングポリシーを使用する</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n monitoring policies out of use</source>
        <translation>
            <numerusform>%n 件のモニタリングポリシーの使用を停止</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n monitoring policies</source>
        <translation>
            <numerusform>%n 件のモニタリングポリシーを削除</numerusform>
        </translation>
    </message>
    <message>
        <source>The policy cannot be brought back. Take it out of use instead if it may be needed again.</source>
        <translation>削除したポリシーは元に戻せません。また使う可能性がある場合は、使用の停止を選んでください。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Take out of use</source>
        <translation>使用を停止</translation>
    </message>
    <message numerus="yes">
        <source>%n monitoring policies are in use now.</source>
        <translation>
            <numerusform>%n 件のモニタリングポリシーの使用を開始しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n monitoring policies are not in use any more.</source>
        <translation>
            <numerusform>%n 件のモニタリングポリシーの使用を停止しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n monitoring policies were deleted.</source>
        <translation>
            <numerusform>%n 件のモニタリングポリシーを削除しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Add monitoring policy</source>
        <translation>モニタリングポリシーを追加</translation>
    </message>
    <message>
        <source>At most 500 of a service. It can be tried on what is recorded before it is saved.</source>
        <translation>サービスごとに 500 件まで登録できます。保存する前に、記録に当てはめて確認できます。</translation>
    </message>
    <message>
        <source>Edit monitoring policy</source>
        <translation>モニタリングポリシーを編集</translation>
    </message>
    <message>
        <source>What was found already stays; the new conditions hold for what comes.</source>
        <translation>これまでの検知は残り、新しい条件は保存後の操作に適用されます。</translation>
    </message>
    <message>
        <source>Copy monitoring policy</source>
        <translation>モニタリングポリシーをコピー</translation>
    </message>
    <message>
        <source>Opens a new one with the same conditions.</source>
        <translation>同じ条件の新しいポリシーを開きます。</translation>
    </message>
    <message>
        <source>Open the member of the detection</source>
        <translation>検知したメンバーを開く</translation>
    </message>
    <message>
        <source>Shows the member whose doing was found.</source>
        <translation>検知された操作をしたメンバーを表示します。</translation>
    </message>
    <message>
        <source>Open the record in the log</source>
        <translation>監査ログの記録を開く</translation>
    </message>
    <message>
        <source>Shows the record of what was found, with what happened around it.</source>
        <translation>検知された操作の記録を、前後の記録とともに表示します。</translation>
    </message>
    <message>
        <source>Add to the exceptions…</source>
        <translation>例外に追加…</translation>
    </message>
    <message>
        <source>No policy monitors the member any more. At most 200 members.</source>
        <translation>どのポリシーでもモニタリングされなくなります。200 人まで登録できます。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::PaneCommand</name>
    <message>
        <source>Open the list that this belongs to first.</source>
        <translation>先に対象の一覧を開いてください。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::RejectHeld</name>
    <message>
        <source>Reject held orders…</source>
        <translation>保留中の指示を却下…</translation>
    </message>
    <message>
        <source>The orders are not carried out.</source>
        <translation>指示は実行されません。</translation>
    </message>
    <message>
        <source>Nothing of them is carried out. Whoever still needs it orders it anew.</source>
        <translation>指示は実行されません。必要な場合は、改めて指示してください。</translation>
    </message>
    <message>
        <source>Whoever ordered it sees the reason; it is kept in the record.</source>
        <translation>理由は指示した管理者に通知され、記録に残ります。</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>却下</translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln held order(s)</source>
        <translation>
            <numerusform>保留中の指示 %Ln 件を却下</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held order(s) were rejected.</source>
        <translation>
            <numerusform>保留中の指示 %Ln 件を却下しました。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ReleaseHeld</name>
    <message>
        <source>Release held orders…</source>
        <translation>保留中の指示を承認…</translation>
    </message>
    <message>
        <source>The orders are carried out at once.</source>
        <translation>指示をただちに実行します。</translation>
    </message>
    <message>
        <source>They are carried out at once, by the right of whoever ordered them.</source>
        <translation>指示した管理者の権限で、ただちに実行します。</translation>
    </message>
    <message>
        <source>What was added after you saw the list goes on waiting.</source>
        <translation>一覧を表示した後に追加された指示は、保留のまま残ります。</translation>
    </message>
    <message>
        <source>It is kept in the record of the decision.</source>
        <translation>判断の記録に残ります。</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>承認</translation>
    </message>
    <message numerus="yes">
        <source>Release %Ln held order(s)</source>
        <translation>
            <numerusform>保留中の指示 %Ln 件を承認</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held order(s) were released.</source>
        <translation>
            <numerusform>保留中の指示 %Ln 件を承認しました。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::commands::RemoveException</name>
    <message>
        <source>Remove from the exceptions…</source>
        <translation>例外から外す…</translation>
    </message>
    <message>
        <source>The members are monitored again from this moment on. What they did before stays unmonitored.</source>
        <translation>この時点からモニタリングの対象に戻ります。例外だった間の操作は検知されません。</translation>
    </message>
    <message>
        <source>Choose a member of the list first.</source>
        <translation>先に一覧のメンバーを選択してください。</translation>
    </message>
    <message numerus="yes">
        <source>Monitor %n member(s) again</source>
        <translation>
            <numerusform>%n 人をモニタリングの対象に戻す</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>外す</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) are monitored again.</source>
        <translation>
            <numerusform>%n 人をモニタリングの対象に戻しました。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::commands::RequestLogExport</name>
    <message>
        <source>Export the logs…</source>
        <translation>ログをエクスポート…</translation>
    </message>
    <message>
        <source>The service makes a file of all records that match; it is fetched from the log download.</source>
        <translation>一致するすべての記録のファイルをサービスが作成します。ファイルはログダウンロードから取得します。</translation>
    </message>
    <message>
        <source>Open a list of logs first.</source>
        <translation>先にログの一覧を開いてください。</translation>
    </message>
    <message>
        <source>Export the logs</source>
        <translation>ログをエクスポート</translation>
    </message>
    <message>
        <source>The service makes a file of everything that matches: %1</source>
        <translation>次の条件に一致するすべての記録のファイルをサービスが作成します。%1</translation>
    </message>
    <message>
        <source>That you asked for it, and each time that it is fetched, stands in the audit log.</source>
        <translation>エクスポートの依頼と取得は、そのつど監査ログに記録されます。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>format, what it is for</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Language of the words</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Make the file</source>
        <translation>ファイルを作成</translation>
    </message>
    <message>
        <source>The file is being made. It can be fetched from the log download.</source>
        <translation>ファイルを作成しています。ログダウンロードから取得できます。</translation>
    </message>
    <message>
        <source>Export talk content</source>
        <translation>トーク内容の書き出し</translation>
    </message>
    <message>
        <source>The file waits in the log download and is deleted there after a day.</source>
        <translation>ファイルはログダウンロードに置かれ、1 日後に削除されます。</translation>
    </message>
    <message>
        <source>The file holds what members wrote, word for word. Making it is a reading, which stands in the history of each member whose messages are in it.</source>
        <translation>ファイルには、メンバーが書いた内容がそのまま入ります。作成は閲覧として記録され、メッセージが含まれる各メンバーの履歴にも残ります。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::RequestPassword</name>
    <message>
        <source>Request password change</source>
        <translation>パスワードの変更を要請</translation>
    </message>
    <message>
        <source>The member is asked at the next sign-in. Nobody is logged out now.</source>
        <translation>次回のログイン時に変更を求めます。いまログアウトになる人はいません。</translation>
    </message>
    <message numerus="yes">
        <source>Request a password change from %n member(s)</source>
        <translation>
            <numerusform>%n 名にパスワードの変更を要請</numerusform>
        </translation>
    </message>
    <message>
        <source>Request</source>
        <translation>要請</translation>
    </message>
    <message>
        <source>%1 will be asked for a new password.</source>
        <translation>%1 さんにパスワードの変更を要請しました。</translation>
    </message>
    <message numerus="yes">
        <source>%n members will be asked for a new password.</source>
        <translation>
            <numerusform>%n 名にパスワードの変更を要請しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The member is deleted.</source>
        <translation>このメンバーは削除されています。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::RespondToLoss</name>
    <message>
        <source>Respond to a lost device…</source>
        <translation>紛失対応…</translation>
    </message>
    <message>
        <source>Shows the member, proposes what is to be cut off, and cuts it off at one key.</source>
        <translation>メンバーを表示し、切断する項目を提案し、キー 1 つで切断します。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::SaveMember</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::SealedCommand</name>
    <message>
        <source>Refuse opening…</source>
        <translation>開封を拒否…</translation>
    </message>
    <message>
        <source>Close sealed account…</source>
        <translation>緊急用アカウントを終了…</translation>
    </message>
    <message>
        <source>The sealed account gets no rights, and its code is void.</source>
        <translation>緊急用アカウントに権限は与えられず、コードは無効になります。</translation>
    </message>
    <message>
        <source>The sealed account loses its rights at once, and its code is void.</source>
        <translation>緊急用アカウントはすぐに権限を失い、コードは無効になります。</translation>
    </message>
    <message>
        <source>The sealed account is not being opened.</source>
        <translation>緊急用アカウントの開封手続きは行われていません。</translation>
    </message>
    <message>
        <source>The sealed account is not open.</source>
        <translation>緊急用アカウントは開封されていません。</translation>
    </message>
    <message>
        <source>Refuse the opening</source>
        <translation>開封を拒否</translation>
    </message>
    <message>
        <source>Close the sealed account</source>
        <translation>緊急用アカウントを終了</translation>
    </message>
    <message>
        <source>It must be sealed anew with a new code before it can be opened again.</source>
        <translation>もう一度開封できるようにするには、新しいコードで封印し直してください。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>All administrators see it.</source>
        <translation>すべての管理者に表示されます。</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>理由を入力してください。</translation>
    </message>
    <message>
        <source>A reason has at most %L1 characters.</source>
        <translation>理由は %L1 文字以内で入力してください。</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>The opening was refused.</source>
        <translation>開封を拒否しました。</translation>
    </message>
    <message>
        <source>The sealed account was closed.</source>
        <translation>緊急用アカウントを終了しました。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::SendInvitation</name>
    <message>
        <source>Send invitation mail…</source>
        <translation>招待メールを送信…</translation>
    </message>
    <message>
        <source>A mail to the private address with a link to set the first password.</source>
        <translation>最初のパスワードを設定するリンクを、個人メールアドレスに送信します。</translation>
    </message>
    <message numerus="yes">
        <source>Send an invitation mail to %n member(s)</source>
        <translation>
            <numerusform>%n 名に招待メールを送信</numerusform>
        </translation>
    </message>
    <message>
        <source>The mail goes to the private address and holds a link to set the first password.</source>
        <translation>最初のパスワードを設定するリンクを、個人メールアドレスに送信します。</translation>
    </message>
    <message>
        <source>The link works for 7 days and once; a link that was sent earlier ends.</source>
        <translation>リンクは 7 日間、1 回だけ使えます。以前に送信したリンクは使えなくなります。</translation>
    </message>
    <message>
        <source>Who has no private address is refused.</source>
        <translation>個人メールアドレスのないメンバーには送信しません。</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>An invitation mail to %1 is on its way.</source>
        <translation>%1 さんに招待メールを送信しています。</translation>
    </message>
    <message numerus="yes">
        <source>Invitation mails to %n members are on their way.</source>
        <translation>
            <numerusform>%n 名に招待メールを送信しています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Only members who have not signed in yet are invited.</source>
        <translation>まだログインしていないメンバーにだけ送信できます。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::SetLeave</name>
    <message>
        <source>Leave of absence…</source>
        <translation>休職…</translation>
    </message>
    <message numerus="yes">
        <source>Leave of absence of %n member(s)</source>
        <translation>
            <numerusform>%n 名の休職</numerusform>
        </translation>
    </message>
    <message>
        <source>A mark is shown on the profile and in the organization chart between the two times. Signing in stays possible; suspend the member as well if it should not.</source>
        <translation>期間中、プロフィールと組織図に休職の印が付きます。ログインは引き続きできます。止める場合は一時停止も行ってください。</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Give both the beginning and the end.</source>
        <translation>開始と終了の両方を入力してください。</translation>
    </message>
    <message>
        <source>The end must be later than the beginning.</source>
        <translation>終了は開始より後にしてください。</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>The leave of absence of %1 was set.</source>
        <translation>%1 さんの休職を設定しました。</translation>
    </message>
    <message numerus="yes">
        <source>The leave of absence of %n members was set.</source>
        <translation>
            <numerusform>%n 名の休職を設定しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The member is deleted.</source>
        <translation>このメンバーは削除されています。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::SetPhoto</name>
    <message>
        <source>Change photo</source>
        <translation>写真を変更</translation>
    </message>
    <message>
        <source>A picture of at most 10 MB; 640 × 640 is recommended.</source>
        <translation>10 MB までの画像です。640 × 640 をおすすめします。</translation>
    </message>
    <message>
        <source>The photo of %1 was changed.</source>
        <translation>%1 さんの写真を変更しました。</translation>
    </message>
    <message>
        <source>Choose a picture on the page of the member first.</source>
        <translation>先にメンバーの画面で画像を選択してください。</translation>
    </message>
    <message>
        <source>The picture is larger than 10 MB. Choose a smaller one.</source>
        <translation>画像が 10 MB を超えています。小さいものを選択してください。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::ShellCommand</name>
    <message>
        <source>Sign in first.</source>
        <translation>先にログインしてください。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::StopApps</name>
    <message>
        <source>Stop app use…</source>
        <translation>アプリの利用停止…</translation>
    </message>
    <message>
        <source>Stops the mobile app or the PC app of the member, or lets them be used again. The browser goes on.</source>
        <translation>メンバーのモバイル版アプリと PC 版アプリの利用を停止します。停止の解除もできます。ブラウザは引き続き利用できます。</translation>
    </message>
    <message numerus="yes">
        <source>Stop app use of %n member(s)</source>
        <translation>
            <numerusform>%n 名のアプリの利用停止</numerusform>
        </translation>
    </message>
    <message>
        <source>What is ticked cannot be used any more: it is logged out on its next request and cannot sign in. What is not ticked can be used.</source>
        <translation>チェックしたアプリは利用できなくなります。次の通信でログアウトされ、ログインもできません。チェックしていないアプリは利用できます。</translation>
    </message>
    <message>
        <source>The browser goes on. Whoever has the device can go on there too: force log-out and a password change as well when it is lost.</source>
        <translation>ブラウザは引き続き利用できるため、端末を手にした人もブラウザを使い続けられます。端末の紛失時は、強制ログアウトとパスワードの強制変更も実行してください。</translation>
    </message>
    <message>
        <source>This is lifted by the same command.</source>
        <translation>解除も同じ操作で行います。</translation>
    </message>
    <message>
        <source>Stop the mobile app</source>
        <translation>モバイル版アプリを停止する</translation>
    </message>
    <message>
        <source>Stop the PC app</source>
        <translation>PC 版アプリを停止する</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>The app use of %1 was set.</source>
        <translation>%1 のアプリの利用停止を設定しました。</translation>
    </message>
    <message numerus="yes">
        <source>The app use of %n members was set.</source>
        <translation>
            <numerusform>%n 名のアプリの利用停止を設定しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The member is deleted.</source>
        <translation>このメンバーは削除済みです。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::SuspendMembers</name>
    <message>
        <source>Suspend</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>The member can use no service until released. Data is kept.</source>
        <translation>一時停止解除までどのサービスも使えません。データは残ります。</translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n member(s)</source>
        <translation>
            <numerusform>%n 名を一時停止</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed out of everything on the next request; all tokens end.</source>
        <translation>次の要求からすべてログアウトになり、すべてのトークンが無効になります。</translation>
    </message>
    <message>
        <source>The “away” mark is cleared.</source>
        <translation>「不在」の設定は解除されます。</translation>
    </message>
    <message>
        <source>%1 was suspended.</source>
        <translation>%1 さんを一時停止しました。</translation>
    </message>
    <message numerus="yes">
        <source>%n members were suspended.</source>
        <translation>
            <numerusform>%n 名を一時停止しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The highest administrator cannot be suspended.</source>
        <translation>最高管理者は一時停止できません。</translation>
    </message>
    <message>
        <source>Only members in use can be suspended.</source>
        <translation>一時停止できるのは「使用中」のメンバーだけです。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::TakeRole</name>
    <message>
        <source>Take role away…</source>
        <translation>権限を解除…</translation>
    </message>
    <message>
        <source>Whoever held it loses it at once, and what they have open in the admin console ends.</source>
        <translation>権限を持つ人はすぐに失い、開いている管理者画面は終了します。</translation>
    </message>
    <message>
        <source>Choose who loses the role first.</source>
        <translation>権限を解除する人を選択してください。</translation>
    </message>
    <message>
        <source>The highest administrator gives the role away by a delegation only.</source>
        <translation>最高管理者の権限は、委任によってのみ渡せます。</translation>
    </message>
    <message>
        <source>A role that was activated for a time is ended instead.</source>
        <translation>一時的に有効化した権限は、解除ではなく終了してください。</translation>
    </message>
    <message numerus="yes">
        <source>Take a role away from %Ln person(s)</source>
        <translation>
            <numerusform>%Ln 名の権限を解除</numerusform>
        </translation>
    </message>
    <message>
        <source>They lose it at once, and what they have open in the admin console ends.</source>
        <translation>すぐに権限を失い、開いている管理者画面は終了します。</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>ほか %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>You take a role away from yourself. You cannot give it back to yourself.</source>
        <translation>自分の権限を解除します。自分に付与し直すことはできません。</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>解除</translation>
    </message>
    <message numerus="yes">
        <source>The role was taken away from %Ln person(s).</source>
        <translation>
            <numerusform>%Ln 名の権限を解除しました。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::commands::UndeleteMembers</name>
    <message>
        <source>Cancel deletion</source>
        <translation>削除取り消し</translation>
    </message>
    <message>
        <source>Possible within 7 days. Membership of talk rooms and groups does not come back.</source>
        <translation>7 日以内にできます。トークルームとグループへの参加は戻りません。</translation>
    </message>
    <message numerus="yes">
        <source>Cancel the deletion of %n member(s)</source>
        <translation>
            <numerusform>%n 名の削除を取り消す</numerusform>
        </translation>
    </message>
    <message>
        <source>The account returns as it was. Membership of talk rooms and groups does not come back.</source>
        <translation>アカウントは元に戻ります。トークルームとグループへの参加は戻りません。</translation>
    </message>
    <message>
        <source>The deletion of %1 was cancelled.</source>
        <translation>%1 さんの削除を取り消しました。</translation>
    </message>
    <message numerus="yes">
        <source>The deletion of %n members was cancelled.</source>
        <translation>
            <numerusform>%n 名の削除を取り消しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The member is not deleted.</source>
        <translation>このメンバーは削除されていません。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::UndeleteRole</name>
    <message>
        <source>Bring role back</source>
        <translation>権限を復元</translation>
    </message>
    <message>
        <source>The role and whoever held it come back as they were, as far as it can still be given.</source>
        <translation>権限と、付与されていた人を、今も付与できる範囲で元に戻します。</translation>
    </message>
    <message>
        <source>Choose one deleted role first.</source>
        <translation>削除した権限を 1 つ選択してください。</translation>
    </message>
    <message>
        <source>The role %1 is back.</source>
        <translation>「%1」の権限を復元しました。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::UnsuspendMembers</name>
    <message>
        <source>Release from suspension</source>
        <translation>一時停止解除</translation>
    </message>
    <message>
        <source>The member can sign in again. A suspension after too many wrong passwords is lifted too.</source>
        <translation>再びログインできるようになります。パスワードの誤りによる一時停止も解除されます。</translation>
    </message>
    <message numerus="yes">
        <source>Release %n member(s) from suspension</source>
        <translation>
            <numerusform>%n 名の一時停止を解除</numerusform>
        </translation>
    </message>
    <message>
        <source>Release</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>%1 was released from suspension.</source>
        <translation>%1 さんの一時停止を解除しました。</translation>
    </message>
    <message numerus="yes">
        <source>%n members were released from suspension.</source>
        <translation>
            <numerusform>%n 名の一時停止を解除しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The member is not suspended.</source>
        <translation>このメンバーは一時停止されていません。</translation>
    </message>
</context>
<context>
    <name>sekisho::commands::UntrustListed</name>
    <message>
        <source>Remove from the trusted devices…</source>
        <translation>信頼済み端末から削除…</translation>
    </message>
    <message>
        <source>The next sign-in on the device asks for 2-step verification again.</source>
        <translation>次のログインで、2 段階認証が再び求められます。</translation>
    </message>
    <message>
        <source>Choose a device first.</source>
        <translation>先に端末を選択してください。</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n device(s) from the trusted devices</source>
        <translation>
            <numerusform>端末 %n 台を信頼済み端末から削除</numerusform>
        </translation>
    </message>
    <message>
        <source>The next sign-in on each device asks for 2-step verification again.</source>
        <translation>各端末の次のログインで、2 段階認証が再び求められます。</translation>
    </message>
    <message>
        <source>This is no ban: the member may register the device as trusted again. To keep a device out, block it in the usage list.</source>
        <translation>この操作では端末の利用は拒否されません。メンバーは再び信頼済み端末として登録できます。使わせないためには、利用状況で「端末の利用拒否」を行ってください。</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) are not trusted any more.</source>
        <translation>
            <numerusform>%n 台を信頼済み端末から削除しました。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::AboutDialog</name>
    <message>
        <source>About Sekisho</source>
        <translation>Sekisho について</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>バージョン %1</translation>
    </message>
    <message>
        <source>Admin console for a business messaging tenant, together with the service sekishod.</source>
        <translation>サービス sekishod と組み合わせて使う、ビジネスメッセージングのテナント用管理コンソールです。</translation>
    </message>
    <message>
        <source>Sekisho is not made by, and has no connection with, the makers of LINE WORKS.</source>
        <translation>Sekisho は LINE WORKS の開発元が作成したものではなく、関係もありません。</translation>
    </message>
    <message>
        <source>Apache License 2.0. Qt is used under the LGPL; the icons are those of KDE&apos;s Breeze (LGPL).</source>
        <translation>Apache License 2.0。Qt は LGPL に基づいて使用しています。アイコンは KDE の Breeze（LGPL）です。</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>バージョンをコピー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ActivityView</name>
    <message>
        <source>Running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message numerus="yes">
        <source>Done, %n refused</source>
        <translation>
            <numerusform>完了（%n 件は拒否）</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>取り消し</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進み具合</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取り消す</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>Results by row</source>
        <translation>行ごとの結果</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>ジョブはまだありません</translation>
    </message>
    <message>
        <source>What runs over many members, exports and changes shows up here with its progress and its results.</source>
        <translation>複数メンバーへの操作、書き出し、変更は、進み具合と結果とともにここに表示されます。</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>ジョブの一覧</translation>
    </message>
    <message>
        <source>Rows that were not done yet stay as they are.</source>
        <translation>まだ処理していない行は、そのまま残ります。</translation>
    </message>
    <message>
        <source>This job cannot be cancelled.</source>
        <translation>このジョブは取り消せません。</translation>
    </message>
    <message>
        <source>Only a running job can be cancelled.</source>
        <translation>取り消せるのは実行中のジョブだけです。</translation>
    </message>
    <message>
        <source>Runs the job once more.</source>
        <translation>ジョブをもう一度実行します。</translation>
    </message>
    <message>
        <source>The job is still running.</source>
        <translation>ジョブはまだ実行中です。</translation>
    </message>
    <message>
        <source>Only a job that did not succeed can be tried again.</source>
        <translation>やり直せるのは、成功しなかったジョブだけです。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>title of a job and its state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Only what was refused</source>
        <translation>拒否された行のみ</translation>
    </message>
    <message>
        <source>Of older jobs only the rows that were refused are still listed.</source>
        <translation>古いジョブについては、拒否された行だけを表示しています。</translation>
    </message>
    <message>
        <source>Export results…</source>
        <translation>結果を書き出す…</translation>
    </message>
    <message>
        <source>Writes the results of this job to a file, row by row.</source>
        <translation>このジョブの結果を 1 行ずつファイルに書き込みます。</translation>
    </message>
    <message>
        <source>This job has no results by row.</source>
        <translation>このジョブには行ごとの結果がありません。</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>results</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Code of the error</source>
        <translation>エラーコード</translation>
    </message>
    <message numerus="yes">
        <source>%n sent as requests</source>
        <translation>
            <numerusform>%n 件を申請しました</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent as a request</source>
        <translation>申請しました</translation>
    </message>
    <message>
        <source>It waits for a second person; withdraw the request to order it anew.</source>
        <translation>別の管理者の承認待ちです。操作し直す場合は、申請を取り下げてください。</translation>
    </message>
    <message numerus="yes">
        <source>%n held by the brake</source>
        <translation>
            <numerusform>%n 件を保留しています</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::AddressListEditor</name>
    <message>
        <source>This address is in the list already.</source>
        <translation>このアドレスはすでに一覧にあります。</translation>
    </message>
    <message>
        <source>Type an address first.</source>
        <translation>先に IP アドレスを入力してください。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) with a fault</source>
        <translation>
            <numerusform>誤りのある行 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 / 最大 %2 件</translation>
    </message>
    <message>
        <source>No address is listed.</source>
        <translation>登録された IP アドレスはありません。</translation>
    </message>
    <message>
        <source>No address is listed. Type one above, or paste a whole list.</source>
        <translation>登録された IP アドレスはありません。上に入力するか、一覧をまとめて貼り付けてください。</translation>
    </message>
    <message>
        <source>No line matches.</source>
        <translation>一致する行はありません。</translation>
    </message>
    <message>
        <source>Copies the chosen lines, or all that are shown.</source>
        <translation>選択した行、または表示中のすべての行をコピーします。</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>一覧は空です。</translation>
    </message>
    <message>
        <source>Choose lines of the list first.</source>
        <translation>先に一覧の行を選択してください。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the pasted list are not in it yet; they are still to be corrected.</source>
        <translation>
            <numerusform>貼り付けた一覧のうち %n 行はまだ登録されていません。修正が必要です。</numerusform>
        </translation>
    </message>
    <message>
        <source>Address or range</source>
        <translation>IP アドレスまたは範囲</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Label of the address</source>
        <translation>IP アドレスのラベル</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Filter by address or label</source>
        <translation>IP アドレスまたはラベルで絞り込み</translation>
    </message>
    <message>
        <source>Filter addresses</source>
        <translation>IP アドレスの絞り込み</translation>
    </message>
    <message>
        <source>Show only the lines that are wrong</source>
        <translation>誤りのある行だけを表示します</translation>
    </message>
    <message>
        <source>Paste a list…</source>
        <translation>一覧を貼り付け…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>修正…</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::AddressPasteDialog</name>
    <message>
        <source>Paste a list of addresses</source>
        <translation>IP アドレスの一覧を貼り付け</translation>
    </message>
    <message>
        <source>One a line: an address, a range such as 203.0.113.0/24, or first and last address with a hyphen. A label may stand behind it, after a comma, a tab, a blank or a # sign. Lines that begin with # are comments.</source>
        <translation>1 行に 1 件、IP アドレス、203.0.113.0/24 のような範囲、またはハイフンでつないだ最初と最後の IP アドレスを入力します。その後ろに、カンマ、タブ、空白または # で区切ってラベルを付けられます。# で始まる行はコメントです。</translation>
    </message>
    <message>
        <source>List of addresses</source>
        <translation>IP アドレスの一覧</translation>
    </message>
    <message>
        <source>Head office</source>
        <translation>本社</translation>
    </message>
    <message>
        <source>Lines that are wrong</source>
        <translation>誤りのある行</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>誤りの内容</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) were taken into the list.</source>
        <translation>
            <numerusform>%n 件を一覧に登録しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) are new.</source>
        <translation>
            <numerusform>新しい IP アドレスは %n 件です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) repeat what is in the list already.</source>
        <translation>
            <numerusform>%n 行はすでに一覧にあります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are wrong and stay here to be corrected.</source>
        <translation>
            <numerusform>%n 行に誤りがあります。修正できるよう、ここに残します。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is pasted yet.</source>
        <translation>まだ何も貼り付けられていません。</translation>
    </message>
    <message numerus="yes">
        <source>Take %n address(es)</source>
        <translation>
            <numerusform>%n 件を登録</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no new address in the text.</source>
        <translation>新しい IP アドレスはありません。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::AddressTableModel</name>
    <message>
        <source>Address</source>
        <translation>IP アドレス</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>誤りの内容</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ArchivePane</name>
    <message>
        <source>The archive is being opened.</source>
        <translation>ローカル保管を開いています。</translation>
    </message>
    <message>
        <source>The archive cannot be opened.</source>
        <translation>ローカル保管を開けません。</translation>
    </message>
    <message>
        <source>There is no archive of this tenant on this machine yet.</source>
        <translation>このテナントのローカル保管は、このコンピューターにまだありません。</translation>
    </message>
    <message>
        <source>It is made when somebody has signed in and the list of members is there.</source>
        <translation>ログインしてメンバーの一覧がそろうと作成されます。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::AssentDialog</name>
    <message>
        <source>Confirm that it is you</source>
        <translation>本人の確認</translation>
    </message>
    <message>
        <source>“%1” needs a sign-in that was confirmed a moment ago. Nothing has been changed so far.</source>
        <translation>「%1」を行うには、直前に本人の確認が必要です。まだ何も変更されていません。</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>%1 のパスワード</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>アカウント</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>Verification code</source>
        <translation>確認コード</translation>
    </message>
    <message>
        <source>6 digits of the authenticator</source>
        <translation>認証アプリの 6 桁の数字</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>確認する</translation>
    </message>
    <message>
        <source>Ask a second person</source>
        <translation>承認の申請</translation>
    </message>
    <message>
        <source>“%1” needs a second person. What you ordered is kept as a request and carried out only when another administrator agrees. Until then nothing is changed.</source>
        <translation>「%1」には別の管理者の承認が必要です。操作の内容は申請として保存され、別の管理者が承認したときにだけ実行されます。それまでは何も変更されません。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why it is needed, so that the other can decide</source>
        <translation>承認する人が判断できるように、必要な理由を入力してください</translation>
    </message>
    <message>
        <source>Every administrator who could do the same himself is told at once and sees your name, the reason and exactly what would be changed. You are told what they decide, and can withdraw the request until then.</source>
        <translation>同じ操作ができる管理者全員にすぐ通知され、申請者の名前、理由、変更される内容がそのまま表示されます。結果は通知されます。判断されるまでは申請を取り下げることができます。</translation>
    </message>
    <message>
        <source>Send the request</source>
        <translation>申請する</translation>
    </message>
    <message>
        <source>The action is not carried out</source>
        <translation>操作は実行されません</translation>
    </message>
    <message>
        <source>Enter the password first.</source>
        <translation>先にパスワードを入力してください。</translation>
    </message>
    <message>
        <source>Enter the verification code first.</source>
        <translation>先に確認コードを入力してください。</translation>
    </message>
    <message>
        <source>Say why it is needed.</source>
        <translation>必要な理由を入力してください。</translation>
    </message>
    <message>
        <source>A reason has at most %L1 characters.</source>
        <translation>理由は %L1 文字以内で入力してください。</translation>
    </message>
    <message>
        <source>The password is not right. After several failures in a row the account is suspended.</source>
        <translation>パスワードが正しくありません。続けて失敗するとアカウントが一時停止されます。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::Avatar</name>
    <message>
        <source>Photo of %1</source>
        <translation>%1 さんの写真</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>このメッセージを閉じる</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>理由を確認</translation>
    </message>
    <message>
        <source>Open requests</source>
        <translation>申請を開く</translation>
    </message>
    <message>
        <source>Held orders</source>
        <translation>保留中の指示</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::BrakeWatch</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a kind of order, how many</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The brake holds orders: %1. Nothing of it is carried out until a second person decides.</source>
        <translation>ブレーキにより指示が保留されています: %1。別の管理者が判断するまで実行されません。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between kinds of orders</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::BreakGlassPane</name>
    <message>
        <source>There is no sealed account.</source>
        <translation>緊急用アカウントはありません。</translation>
    </message>
    <message>
        <source>Seal the account %1 anew</source>
        <translation>アカウント %1 を封印し直す</translation>
    </message>
    <message>
        <source>Seal the account %1</source>
        <translation>アカウント %1 を封印する</translation>
    </message>
    <message>
        <source>A new opening code is made and shown once. Have an envelope ready.</source>
        <translation>新しい開封コードを作成し、一度だけ表示します。封筒を用意してください。</translation>
    </message>
    <message>
        <source>The code that was valid until now opens nothing any more. Destroy the old sheet.</source>
        <translation>これまでの開封コードは使えなくなります。古い用紙は破棄してください。</translation>
    </message>
    <message>
        <source>The account must be an ordinary member that holds no administrator role and is used by nobody.</source>
        <translation>管理者権限を持たず、誰も使っていない通常のメンバーである必要があります。</translation>
    </message>
    <message>
        <source>All administrators are told that it was sealed.</source>
        <translation>封印したことは、すべての管理者に通知されます。</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>封印</translation>
    </message>
    <message>
        <source>The account %1 is sealed.</source>
        <translation>アカウント %1 を封印しました。</translation>
    </message>
    <message>
        <source>Have no sealed account any more</source>
        <translation>緊急用アカウントを廃止する</translation>
    </message>
    <message>
        <source>The account %1 becomes an ordinary member, and its code opens nothing any more.</source>
        <translation>アカウント %1 は通常のメンバーに戻り、開封コードは使えなくなります。</translation>
    </message>
    <message>
        <source>When the highest administrator can no longer sign in, only the service provider can help then.</source>
        <translation>最高管理者がログインできなくなった場合、サービス提供者に頼るしかなくなります。</translation>
    </message>
    <message>
        <source>There is no sealed account any more.</source>
        <translation>緊急用アカウントを廃止しました。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Only the highest administrator seals the account. Your role may look here and refuse an opening.</source>
        <translation>封印できるのは最高管理者だけです。あなたの権限では、閲覧と開封の拒否ができます。</translation>
    </message>
    <message>
        <source>The last change is still being saved.</source>
        <translation>前の変更を保存しています。</translation>
    </message>
    <message>
        <source>opens in %1</source>
        <translation>開封まで %1</translation>
    </message>
    <message>
        <source>open for another %1</source>
        <translation>残り %1</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>アカウント</translation>
    </message>
    <message>
        <source>Sealed on</source>
        <translation>封印した日時</translation>
    </message>
    <message>
        <source>Last drill</source>
        <translation>前回の訓練</translation>
    </message>
    <message>
        <source>%1; a drill is due</source>
        <translation>%1（訓練の時期です）</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>前回の使用</translation>
    </message>
    <message>
        <source>Opens after</source>
        <translation>開封までの待ち時間</translation>
    </message>
    <message>
        <source>Reason of the opening</source>
        <translation>開封の理由</translation>
    </message>
    <message>
        <source>Last refused by</source>
        <translation>前回拒否した人</translation>
    </message>
    <message>
        <source>Seal an account…</source>
        <translation>アカウントを封印…</translation>
    </message>
    <message>
        <source>Seal anew…</source>
        <translation>封印し直す…</translation>
    </message>
    <message>
        <source>It is being opened. Refuse or close it first.</source>
        <translation>開封が進んでいます。先に拒否するか閉じてください。</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>廃止…</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>お持ちの権限ではこの画面を開けません。</translation>
    </message>
    <message>
        <source>The missing right is “%1” (%2). The highest administrator and deputies have it.</source>
        <translation>足りない権限は「%1」（%2）です。最高管理者と副管理者が持っています。</translation>
    </message>
    <message>
        <source>The state of the sealed account could not be fetched</source>
        <translation>緊急用アカウントの状態を取得できませんでした</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>The state of the sealed account is known to the service only</source>
        <translation>緊急用アカウントの状態を表示するには、サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>It can be shown as soon as there is a connection.</source>
        <translation>接続できるようになると表示されます。</translation>
    </message>
    <message>
        <source>Asking for the sealed account</source>
        <translation>緊急用アカウントの状態を確認しています</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>しくみ</translation>
    </message>
    <message>
        <source>What it may do while it is open</source>
        <translation>開封中にできること</translation>
    </message>
    <message>
        <source>For the day on which no administrator can sign in: an account that holds nothing, with its password and an opening code in a closed envelope. Whoever opens it signs in, types the code and says why. All administrators are told at once, and each of them can refuse before it opens. Once used, the code is void until the account is sealed anew. A drill shows that envelope and telephone numbers are right, and opens nothing.</source>
        <translation>どの管理者もログインできなくなった日のためのアカウントです。ふだんは何の権限も持たず、パスワードと開封コードは封筒に入れて保管します。開封する人はこのアカウントでログインし、コードと理由を入力します。すべての管理者にすぐ通知され、開封されるまでの間は誰でも拒否できます。一度使ったコードは無効になり、封印し直すまで使えません。訓練では封筒と連絡先が正しいことを確かめるだけで、何も開封されません。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>It may also set the password of the highest administrator, which nobody else may.</source>
        <translation>このほか、ほかの誰にもできない最高管理者のパスワードの設定ができます。</translation>
    </message>
    <message>
        <source>It was sealed, but its code could not be shown. Seal it anew.</source>
        <translation>封印されましたが、コードを表示できませんでした。封印し直してください。</translation>
    </message>
    <message>
        <source>Remove account</source>
        <translation>廃止</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ChangesPane</name>
    <message>
        <source>Changesets</source>
        <translation>変更セット</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>The changes are kept by the service</source>
        <translation>変更はサービスに保存されています</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>接続すると表示できます。</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>お持ちの権限では、この画面を開けません。</translation>
    </message>
    <message>
        <source>The changes could not be fetched</source>
        <translation>変更を取得できませんでした</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Fetching the changes</source>
        <translation>変更を取得しています</translation>
    </message>
    <message>
        <source>Nothing was changed in the last 30 days</source>
        <translation>直近 30 日間に変更はありません</translation>
    </message>
    <message>
        <source>Every change made here or through the API appears in this list and can be taken back.</source>
        <translation>このコンソールや API で行った変更はすべてここに表示され、元に戻せます。</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>担当者</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>All changesets…</source>
        <translation>すべての変更セット…</translation>
    </message>
    <message>
        <source>The rows of this changeset…</source>
        <translation>この変更セットの行…</translation>
    </message>
    <message>
        <source>changesets</source>
        <translation>変更セット</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Write a list to a file (Excel or CSV)</source>
        <translation>一覧をファイル（Excel か CSV）に書き出します</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>All changesets that match…</source>
        <translation>一致するすべての変更セット…</translation>
    </message>
    <message>
        <source>No changeset matches</source>
        <translation>一致する変更セットはありません</translation>
    </message>
    <message>
        <source>Search for the name of what was changed, for who did it, or for what was done.</source>
        <translation>変更された人や組織の名前、操作した人、操作の種類で検索できます。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>絞り込みを解除</translation>
    </message>
    <message>
        <source>Name, who did it, or what was done</source>
        <translation>名前、操作した人、操作の種類</translation>
    </message>
    <message>
        <source>Search the changesets</source>
        <translation>変更セットの検索</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>変更の対象</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>すべての対象</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ChartBlock</name>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Your role may only look here.</source>
        <translation>お持ちの権限では、閲覧だけができます。</translation>
    </message>
    <message>
        <source>Your role is limited to some organizations; this can only be changed for the whole tenant.</source>
        <translation>お持ちの権限は一部の組織に限られています。この設定はテナント全体の権限でのみ変更できます。</translation>
    </message>
    <message>
        <source>It is not known yet what is set.</source>
        <translation>現在の設定をまだ取得していません。</translation>
    </message>
    <message>
        <source>Your role may not see this.</source>
        <translation>お持ちの権限では表示できません。</translation>
    </message>
    <message>
        <source>This is known to the service only; there is no connection at the moment.</source>
        <translation>この設定はサービスにだけ保存されています。現在、接続がありません。</translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation>サービスに問い合わせています…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>変更…</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ChartDialog</name>
    <message>
        <source>Organization chart visibility: %1</source>
        <translation>組織図の閲覧制限: %1</translation>
    </message>
    <message>
        <source>What is not visible is hidden everywhere: in the organization chart, in searches, with profile and calendar. A restriction of the member counts before that of the user type, and that before the one of the organization.</source>
        <translation>閲覧できない相手は、組織図、検索結果、プロフィール、カレンダーのいずれにも表示されません。メンバーの設定が利用権限タイプの設定より、利用権限タイプの設定が組織の設定より優先されます。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Organizations that are visible besides</source>
        <translation>追加で閲覧できる組織</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>With sub-organizations</source>
        <translation>下位組織を含む</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>追加…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>外す</translation>
    </message>
    <message>
        <source>This organization is named already.</source>
        <translation>この組織はすでに指定されています。</translation>
    </message>
    <message>
        <source>Name at least one organization.</source>
        <translation>組織を 1 つ以上指定してください。</translation>
    </message>
    <message>
        <source>At most %1 organizations can be named.</source>
        <translation>指定できる組織は %1 個までです。</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>まだ何も変更されていません。</translation>
    </message>
    <message>
        <source>Only with “%1”.</source>
        <translation>「%1」を選んだときだけ使用できます。</translation>
    </message>
    <message>
        <source>Choose an organization of the list first.</source>
        <translation>先に一覧の組織を選択してください。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ClosingPane</name>
    <message>
        <source>It is not needed any more</source>
        <translation>不要になった</translation>
    </message>
    <message>
        <source>Another service is used</source>
        <translation>ほかのサービスを利用する</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>費用</translation>
    </message>
    <message>
        <source>Merger, closure or reorganization</source>
        <translation>合併・閉鎖・組織変更</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Closing the tenant ends the contract. From then on the highest administrator alone can sign in, and 7 days later all data is erased and cannot be brought back.</source>
        <translation>解約すると契約が終わります。以後ログインできるのは最高管理者だけになり、7 日後にすべてのデータが消去されて元に戻せなくなります。</translation>
    </message>
    <message>
        <source>Before you close</source>
        <translation>解約の前に</translation>
    </message>
    <message>
        <source>• Tell whoever is responsible for security.</source>
        <translation>• セキュリティの担当部署に知らせます。</translation>
    </message>
    <message>
        <source>• Choose what is to be kept, and export it early.</source>
        <translation>• 残すデータを決め、早めに書き出します。</translation>
    </message>
    <message>
        <source>• Decide what takes the place of this service, and tell and train the users.</source>
        <translation>• 移行先を決め、利用者に案内と教育を行います。</translation>
    </message>
    <message>
        <source>• Look through the accesses of other systems and take them away.</source>
        <translation>• ほかのシステムからのアクセス権を見直し、取り消します。</translation>
    </message>
    <message>
        <source>• Delete all members but the highest administrator.</source>
        <translation>• 最高管理者以外のメンバーをすべて削除します。</translation>
    </message>
    <message>
        <source>• Bring the register of assets up to date.</source>
        <translation>• 資産台帳を更新します。</translation>
    </message>
    <message>
        <source>Open the members</source>
        <translation>メンバーを開く</translation>
    </message>
    <message>
        <source>Why the tenant is closed</source>
        <translation>解約の理由</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>理由を選択</translation>
    </message>
    <message>
        <source>Close the tenant…</source>
        <translation>解約…</translation>
    </message>
    <message>
        <source>Take the closing back</source>
        <translation>解約を取り消す</translation>
    </message>
    <message>
        <source>The service cannot be reached.</source>
        <translation>サービスに接続できません。</translation>
    </message>
    <message>
        <source>The state of the contract is shown as soon as the connection is back.</source>
        <translation>接続が回復すると、契約の状態が表示されます。</translation>
    </message>
    <message>
        <source>The service is being asked.</source>
        <translation>サービスに問い合わせています。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>%1 closed this tenant at %2. All of its data is erased at %3. Until then it can be taken back, and everything is as it was, but the sessions that ended.</source>
        <translation>%2 に %1 がこのテナントを解約しました。%3 にすべてのデータが消去されます。それまでは取り消すことができ、終了したセッションを除いて元のとおりになります。</translation>
    </message>
    <message numerus="yes">
        <source>%n other member(s) are still here. They must be deleted first.</source>
        <translation>
            <numerusform>ほかに %n 名のメンバーがいます。先に削除する必要があります。</numerusform>
        </translation>
    </message>
    <message>
        <source>A reason must be chosen.</source>
        <translation>理由を選択してください。</translation>
    </message>
    <message>
        <source>The note is too long.</source>
        <translation>メモが長すぎます。</translation>
    </message>
    <message>
        <source>All other sessions and the apps of the API end at once.</source>
        <translation>ほかのすべてのセッションと API アプリの利用がすぐに終了します。</translation>
    </message>
    <message>
        <source>In 7 days all data is erased for good.</source>
        <translation>7 日後にすべてのデータが完全に消去されます。</translation>
    </message>
    <message>
        <source>Until then the highest administrator can take it back.</source>
        <translation>それまでは最高管理者が取り消せます。</translation>
    </message>
    <message>
        <source>Close the tenant</source>
        <translation>解約する</translation>
    </message>
    <message>
        <source>The tenant is closed. Nothing is erased for 7 days.</source>
        <translation>解約しました。7 日間はデータは消去されません。</translation>
    </message>
    <message>
        <source>The closing was taken back.</source>
        <translation>解約を取り消しました。</translation>
    </message>
    <message>
        <source>Note (optional, at most %L1 characters)</source>
        <translation>メモ（任意、%L1 文字まで）</translation>
    </message>
    <message>
        <source>%1 (%2) is closed now.</source>
        <translation>%1（%2）を解約します。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::CommandBar</name>
    <message>
        <source>Selects everything that matches, also what is out of sight.</source>
        <translation>条件に一致するものを、表示されていないものも含めてすべて選択します。</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>選択を解除</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::CommandPalette</name>
    <message>
        <source>Member, organization or action</source>
        <translation>メンバー、組織、操作</translation>
    </message>
    <message>
        <source>Search or action</source>
        <translation>検索または操作</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>見つかったもの</translation>
    </message>
    <message>
        <source>Nothing found. Try a part of the name, the reading, romaji or the ID.</source>
        <translation>見つかりません。名前の一部、フリガナ、ローマ字、ID で探してください。</translation>
    </message>
    <message>
        <source>Enter: page of the member    Ctrl+Enter: lost device</source>
        <translation>Enter: メンバーの画面&#x3000;&#x3000;Ctrl+Enter: 紛失対応</translation>
    </message>
    <message>
        <source>Who has lost a device?</source>
        <translation>端末を紛失したメンバーを検索</translation>
    </message>
    <message>
        <source>Type a part of the name, the reading, romaji or the ID. Enter opens the response.</source>
        <translation>名前の一部、フリガナ、ローマ字、ID を入力してください。Enter で紛失対応を開きます。</translation>
    </message>
    <message>
        <source>Enter: why can I not?</source>
        <translation>Enter: できない理由を確認</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ConfigurationDesk</name>
    <message>
        <source>Configuration (*.json)</source>
        <translation>構成ファイル (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Export the configuration</source>
        <translation>構成の書き出し</translation>
    </message>
    <message>
        <source>configuration</source>
        <translation>構成</translation>
    </message>
    <message>
        <source>Import a configuration</source>
        <translation>構成の取り込み</translation>
    </message>
    <message>
        <source>The configuration was written to %1.</source>
        <translation>構成を %1 に書き出しました。</translation>
    </message>
    <message>
        <source>The file was read. Look at what it would change and apply it; nothing is changed yet.</source>
        <translation>ファイルを読み込みました。まだ何も変更されていません。変更内容を確かめて適用してください。</translation>
    </message>
    <message>
        <source>What stands at these places cannot be applied; the plan refuses it, and the rest can be applied without it. Or correct the file and read it again.</source>
        <translation>これらの箇所の内容は適用できないため、計画では拒否されます。それ以外は、これらを除いて適用できます。ファイルを直して読み込み直すこともできます。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln fault(s) in the file</source>
        <translation>
            <numerusform>ファイルの誤り %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was planned. Correct these places in the file and read it again.</source>
        <translation>計画は作成していません。ファイルのこれらの箇所を直して、読み込み直してください。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::CountryPicker</name>
    <message>
        <source>No country matches.</source>
        <translation>一致する国はありません。</translation>
    </message>
    <message>
        <source>Chosen: none</source>
        <translation>選択した国: なし</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>選択した国</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>その他の国</translation>
    </message>
    <message>
        <source>Filter by name or code</source>
        <translation>国名またはコードで絞り込み</translation>
    </message>
    <message>
        <source>Filter countries</source>
        <translation>国の絞り込み</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n か国を選択</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>No country is chosen.</source>
        <translation>選択された国はありません。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::CustomValueEditor</name>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Text of the link</source>
        <translation>リンクの表示文字</translation>
    </message>
    <message>
        <source>Address of the link</source>
        <translation>リンクのアドレス</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Add value</source>
        <translation>値を追加</translation>
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
        <translation>カレンダーから選択</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::DelegationPane</name>
    <message>
        <source>Ask %1 to become the highest administrator</source>
        <translation>%1 に最高管理者を委任する</translation>
    </message>
    <message numerus="yes">
        <source>Nothing changes before the other accepts. There are %n days for it, and you can take it back until then.</source>
        <translation>
            <numerusform>相手が承諾するまで何も変わりません。期限は %n 日で、それまではいつでも取り下げることができます。</numerusform>
        </translation>
    </message>
    <message>
        <source>With the acceptance %1 is the highest administrator, and you are not any more.</source>
        <translation>承諾された時点で %1 が最高管理者になり、あなたは最高管理者ではなくなります。</translation>
    </message>
    <message>
        <source>You keep no administrator role from this office.</source>
        <translation>最高管理者の代わりに残る管理者権限はありません。</translation>
    </message>
    <message>
        <source>You have the role %1 in the whole tenant instead.</source>
        <translation>代わりに、テナント全体で「%1」の権限を持ちます。</translation>
    </message>
    <message>
        <source>All other administrators are told.</source>
        <translation>ほかのすべての管理者に通知されます。</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>委任を依頼</translation>
    </message>
    <message>
        <source>%1 was asked.</source>
        <translation>%1 に委任を依頼しました。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Only the highest administrator can hand the office over.</source>
        <translation>委任できるのは最高管理者だけです。</translation>
    </message>
    <message>
        <source>Somebody has been asked already. Take that back first.</source>
        <translation>すでに委任を依頼しています。先にそれを取り下げてください。</translation>
    </message>
    <message>
        <source>The last change is still being saved.</source>
        <translation>前の変更を保存しています。</translation>
    </message>
    <message>
        <source>Nothing: you are no administrator by this office any more</source>
        <translation>なし（管理者権限は残りません）</translation>
    </message>
    <message>
        <source>Nobody is chosen yet.</source>
        <translation>まだ誰も選ばれていません。</translation>
    </message>
    <message>
        <source>Choose a member first.</source>
        <translation>先にメンバーを選択してください。</translation>
    </message>
    <message>
        <source>When %1 accepts, you hold no administrator role from this office.</source>
        <translation>%1 が承諾すると、代わりの管理者権限は残りません。</translation>
    </message>
    <message>
        <source>When %1 accepts, you hold the role %2 in the whole tenant.</source>
        <translation>%1 が承諾すると、あなたはテナント全体で「%2」の権限を持ちます。</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>お持ちの権限ではこの画面を開けません。</translation>
    </message>
    <message>
        <source>The missing right is “%1” (%2). Only the highest administrator has it.</source>
        <translation>足りない権限は「%1」（%2）です。最高管理者だけが持っています。</translation>
    </message>
    <message>
        <source>The state of the office could not be fetched</source>
        <translation>委任の状態を取得できませんでした</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Who holds the office is known to the service only</source>
        <translation>最高管理者を表示するには、サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>It can be shown as soon as there is a connection.</source>
        <translation>接続できるようになると表示されます。</translation>
    </message>
    <message>
        <source>Asking who holds the office</source>
        <translation>最高管理者を確認しています</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>まだわかりません。</translation>
    </message>
    <message>
        <source>The highest administrator now</source>
        <translation>現在の最高管理者</translation>
    </message>
    <message>
        <source>The last handing over</source>
        <translation>直近の委任</translation>
    </message>
    <message>
        <source>Hand the office over</source>
        <translation>最高管理者を委任する</translation>
    </message>
    <message>
        <source>What happened to the office</source>
        <translation>最高管理者の履歴</translation>
    </message>
    <message>
        <source>There is always exactly one highest administrator. The office leaves its holder only when somebody else accepts it: then it moves in one step, so that there is never nobody and never two. Until then the holder keeps everything and can take the question back.</source>
        <translation>最高管理者は必ず 1 名です。最高管理者の権限は、相手が承諾したときにだけ、一度に移ります。そのため、不在になることも 2 名になることもありません。それまで現在の最高管理者は何も失わず、委任を取り下げることができます。</translation>
    </message>
    <message>
        <source>Choose a member…</source>
        <translation>メンバーを選択…</translation>
    </message>
    <message>
        <source>What you keep</source>
        <translation>委任後に残る権限</translation>
    </message>
    <message>
        <source>What the former holder keeps</source>
        <translation>委任後に元の最高管理者に残る権限</translation>
    </message>
    <message>
        <source>Ask…</source>
        <translation>委任を依頼…</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>依頼中の委任</translation>
    </message>
    <message>
        <source>The list of roles could not be loaded.</source>
        <translation>権限の一覧を読み込めませんでした。</translation>
    </message>
    <message>
        <source>The roles are still being fetched.</source>
        <translation>権限の一覧を読み込んでいます。</translation>
    </message>
    <message>
        <source>The office has never been handed over</source>
        <translation>最高管理者の委任はまだ行われていません</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::DevicesPane</name>
    <message>
        <source>Fetching %1 of %2 devices …</source>
        <translation>%2 台中 %1 台を取得しています…</translation>
    </message>
    <message>
        <source>%1 devices</source>
        <translation>%1 台</translation>
    </message>
    <message>
        <source>Fetching …</source>
        <translation>取得しています…</translation>
    </message>
    <message>
        <source>%1, %2 chosen</source>
        <translation>%1、選択 %2</translation>
    </message>
    <message>
        <source>Select all %1 devices</source>
        <translation>%1 台すべてを選択</translation>
    </message>
    <message>
        <source>Write all devices that match to a file (Excel or CSV)</source>
        <translation>一致するすべてのデバイスをファイル (Excel または CSV) に書き出します</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>書き出すものがありません。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Open the member</source>
        <translation>メンバーを開く</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>機種</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>アクセス環境</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
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
        <translation>OS のバージョン</translation>
    </message>
    <message>
        <source>Installed apps</source>
        <translation>インストール済みアプリ</translation>
    </message>
    <message>
        <source>Update needed</source>
        <translation>アップデートが必要</translation>
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
        <translation>信頼済み端末</translation>
    </message>
    <message>
        <source>Blocked since</source>
        <translation>利用拒否の開始</translation>
    </message>
    <message>
        <source>Erased at</source>
        <translation>データ削除日時</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>最終アクセス</translation>
    </message>
    <message>
        <source>Registered at</source>
        <translation>登録日時</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最終通信</translation>
    </message>
    <message>
        <source>Device ID</source>
        <translation>デバイス ID</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>モバイル</translation>
    </message>
    <message>
        <source>PC</source>
        <translation>PC</translation>
    </message>
    <message>
        <source>Drive explorer</source>
        <translation>Driveエクスプローラー</translation>
    </message>
    <message>
        <source>Kind of device</source>
        <translation>デバイスの種類</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>端末</translation>
    </message>
    <message>
        <source>All actions for the chosen devices</source>
        <translation>選択したデバイスに対するすべての操作</translation>
    </message>
    <message>
        <source>Fetching the devices</source>
        <translation>デバイスを取得しています</translation>
    </message>
    <message>
        <source>No device was seen in the last three years</source>
        <translation>過去 3 年間に利用されたデバイスはありません</translation>
    </message>
    <message>
        <source>A device appears here with its first sign-in.</source>
        <translation>デバイスは、最初のログイン時に表示されます。</translation>
    </message>
    <message>
        <source>No device matches</source>
        <translation>一致するデバイスがありません</translation>
    </message>
    <message>
        <source>Change the filter to see others.</source>
        <translation>条件を変更すると、ほかのものが表示されます。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>絞り込みを解除</translation>
    </message>
    <message>
        <source>The devices are kept by the service</source>
        <translation>デバイスの情報はサービスにあります</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>接続すると表示できます。</translation>
    </message>
    <message>
        <source>The devices could not be fetched</source>
        <translation>デバイスを取得できませんでした</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::DialogDraft</name>
    <message>
        <source>What you had typed here (%1) and not saved is there again.</source>
        <translation>%1 に入力して保存していない内容を戻しました。</translation>
    </message>
    <message>
        <source>What you had typed here (%1) and not saved is laid over what somebody else has saved since.</source>
        <translation>%1 に入力して保存していない内容を、そのあとほかの人が保存した内容の上に重ねて表示しています。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::DraftFrame</name>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>まだ何も変更されていません。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::EmailListEditor</name>
    <message numerus="yes">
        <source>%n address(es) were in the list already.</source>
        <translation>
            <numerusform>%n 件はすでに一覧にあります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Type one or more addresses first.</source>
        <translation>先にメールアドレスを入力してください。</translation>
    </message>
    <message>
        <source>Choose addresses of the list first.</source>
        <translation>先に一覧のアドレスを選択してください。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>No mail address is listed.</source>
        <translation>メールアドレスは登録されていません。</translation>
    </message>
    <message>
        <source>name@example.com</source>
        <translation>name@example.com</translation>
    </message>
    <message>
        <source>Addresses to add</source>
        <translation>追加するメールアドレス</translation>
    </message>
    <message>
        <source>Choose a member…</source>
        <translation>メンバーを選択…</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::EntryListEditor</name>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 / 最大 %2 件</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ExceptionsPane</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>The last change is still being saved.</source>
        <translation>前の変更を保存しています。</translation>
    </message>
    <message numerus="yes">
        <source>There are %n exceptions already, as many as there can be. Remove one first.</source>
        <translation>
            <numerusform>例外は上限の %n 人に達しています。先に、不要な例外を解除してください。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is in the list already.</source>
        <translation>%1 さんはすでに一覧にあります。</translation>
    </message>
    <message>
        <source>Monitor %1 no longer</source>
        <translation>%1 さんをモニタリングの対象から外す</translation>
    </message>
    <message>
        <source>No policy of talk, mail and Drive finds anything of this member any more, as a sender or by what he does in Drive, until he is removed from the list.</source>
        <translation>一覧から外すまで、このメンバーの送信と Drive での操作は、トーク・メール・Drive のどのポリシーでも検知されません。</translation>
    </message>
    <message>
        <source>What was found before stays in the history.</source>
        <translation>これまでの検知は検知履歴に残ります。</translation>
    </message>
    <message>
        <source>The talk content of the member can still be searched by whoever may do that.</source>
        <translation>このメンバーのトーク内容は、権限のある管理者が引き続き検索できます。</translation>
    </message>
    <message>
        <source>This is recorded with your name.</source>
        <translation>この操作は、あなたの名前とともに記録されます。</translation>
    </message>
    <message>
        <source>Add to the exceptions</source>
        <translation>例外に追加</translation>
    </message>
    <message>
        <source>%1 is not monitored any more.</source>
        <translation>%1 さんをモニタリングの対象から外しました。</translation>
    </message>
    <message>
        <source>%1 of at most %2 members</source>
        <translation>%1 人（最大 %2 人）</translation>
    </message>
    <message>
        <source>Fetching …</source>
        <translation>取得しています…</translation>
    </message>
    <message>
        <source>%1, %2 chosen</source>
        <translation>%1、選択 %2</translation>
    </message>
    <message>
        <source>Write the list to a file (Excel or CSV)</source>
        <translation>一覧をファイル（Excel または CSV）に書き出します</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>書き出すものがありません。</translation>
    </message>
    <message>
        <source>monitoring-exceptions</source>
        <translation>モニタリング例外</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>追加…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>No policy of talk, mail and Drive monitors these members. Whoever is removed from the list is monitored again at once. Talk content can be searched all the same.</source>
        <translation>ここにあるメンバーは、トーク・メール・Drive のどのポリシーでもモニタリングされません。一覧から外すと、すぐに対象に戻ります。トーク内容の検索は、例外のメンバーにも使えます。</translation>
    </message>
    <message>
        <source>Members who are not monitored</source>
        <translation>モニタリングの対象外のメンバー</translation>
    </message>
    <message>
        <source>All actions for the chosen members</source>
        <translation>選択したメンバーに対するすべての操作</translation>
    </message>
    <message>
        <source>Fetching the exceptions</source>
        <translation>例外を取得しています</translation>
    </message>
    <message>
        <source>There is no exception</source>
        <translation>例外はありません</translation>
    </message>
    <message>
        <source>The policies monitor every member. At most 200 can be left out.</source>
        <translation>すべてのメンバーがポリシーの対象です。例外は 200 人まで登録できます。</translation>
    </message>
    <message>
        <source>The exceptions are kept by the service</source>
        <translation>例外はサービスに保存されています</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>接続が回復すると表示できます。</translation>
    </message>
    <message>
        <source>The exceptions could not be fetched</source>
        <translation>例外を取得できませんでした</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ExplainPane</name>
    <message>
        <source>Copies question and answer, as JSON, for a ticket or a record</source>
        <translation>質問と回答を JSON でコピーします。問い合わせや記録に使えます</translation>
    </message>
    <message>
        <source>There is no answer yet.</source>
        <translation>まだ回答がありません。</translation>
    </message>
    <message>
        <source>Write this list to a file (Excel or CSV)</source>
        <translation>この一覧をファイルに書き出します (Excel または CSV)</translation>
    </message>
    <message>
        <source>There is nothing to write yet.</source>
        <translation>書き出すものがまだありません。</translation>
    </message>
    <message>
        <source>Asks the service again</source>
        <translation>サービスにもう一度確認します</translation>
    </message>
    <message>
        <source>Nothing has been asked yet.</source>
        <translation>まだ何も確認していません。</translation>
    </message>
    <message>
        <source>Reasons are known to the service only</source>
        <translation>理由の確認にはサービスへの接続が必要です</translation>
    </message>
    <message>
        <source>They can be asked for as soon as there is a connection.</source>
        <translation>接続が戻ると確認できます。</translation>
    </message>
    <message>
        <source>You may not ask who else can do something</source>
        <translation>ほかに誰ができるかは確認できません</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>理由を確認</translation>
    </message>
    <message>
        <source>Put a question together above, and ask</source>
        <translation>上で条件を選び、「確認する」を押してください</translation>
    </message>
    <message>
        <source>The answer says in one sentence whether it is allowed, and why, link by link.</source>
        <translation>許可されているかどうかを一文で示し、その理由を順に表示します。</translation>
    </message>
    <message>
        <source>The answer says which setting decides: account, network, user type, template.</source>
        <translation>アカウント、ネットワーク、利用権限タイプ、テンプレートのどれで決まったかを表示します。</translation>
    </message>
    <message>
        <source>The answer lists everybody who can do it, each with the role that gives it.</source>
        <translation>この操作ができる人を、その元になる権限とともに一覧で表示します。</translation>
    </message>
    <message>
        <source>The answer lists the administrators whose scope holds the member.</source>
        <translation>このメンバーが範囲に含まれる管理者を一覧で表示します。</translation>
    </message>
    <message>
        <source>You may not ask about others</source>
        <translation>ほかの人については確認できません</translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation>サービスに問い合わせています…</translation>
    </message>
    <message>
        <source>The service could not answer</source>
        <translation>サービスから回答を得られませんでした</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>The answer was copied as data.</source>
        <translation>回答をデータとしてコピーしました。</translation>
    </message>
    <message>
        <source>May an administrator do this?</source>
        <translation>管理者ができるか</translation>
    </message>
    <message>
        <source>May a member use this?</source>
        <translation>メンバーが利用できるか</translation>
    </message>
    <message>
        <source>Who can do this?</source>
        <translation>できる人の一覧</translation>
    </message>
    <message>
        <source>Who reaches a member?</source>
        <translation>メンバーを管理できる人</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>確認の種類</translation>
    </message>
    <message>
        <source>Copy as data</source>
        <translation>データとしてコピー</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>もう一度確認する</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ExtensionEditor</name>
    <message numerus="yes">
        <source>%n extension(s) were added.</source>
        <translation>
            <numerusform>%n 件の拡張子を追加しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were in the list already.</source>
        <translation>
            <numerusform>%n 件はすでに一覧にありました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s) were deleted.</source>
        <translation>
            <numerusform>%n 件の拡張子を削除しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Type one or more extensions first.</source>
        <translation>先に拡張子を入力してください。</translation>
    </message>
    <message>
        <source>Copies the chosen extensions, or all of them.</source>
        <translation>選択した拡張子、またはすべての拡張子をコピーします。</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>一覧は空です。</translation>
    </message>
    <message>
        <source>Choose extensions of the list first.</source>
        <translation>先に一覧の拡張子を選択してください。</translation>
    </message>
    <message>
        <source>No extension is listed.</source>
        <translation>登録された拡張子はありません。</translation>
    </message>
    <message>
        <source>Extensions to add</source>
        <translation>追加する拡張子</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::FaultList</name>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::FieldsPane</name>
    <message>
        <source>Field management</source>
        <translation>項目管理</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Your role does not allow changes to the field management.</source>
        <translation>この権限では項目管理を変更できません。</translation>
    </message>
    <message>
        <source>The present settings are being fetched.</source>
        <translation>現在の設定を取得しています。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>%1, several</source>
        <translation>%1（複数）</translation>
    </message>
    <message>
        <source>All members</source>
        <translation>すべてのメンバー</translation>
    </message>
    <message>
        <source>Administrators and the member</source>
        <translation>管理者と本人</translation>
    </message>
    <message>
        <source>A tenant can have at most %1 custom properties.</source>
        <translation>追加項目は最大 %1 件です。</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>選択肢に表示</translation>
    </message>
    <message>
        <source>Not offered</source>
        <translation>選択肢に表示しない</translation>
    </message>
    <message>
        <source>Members too</source>
        <translation>メンバー可</translation>
    </message>
    <message>
        <source>Administrators only</source>
        <translation>管理者のみ</translation>
    </message>
    <message>
        <source>It belongs to the product and stays.</source>
        <translation>製品のステータスは削除できません。</translation>
    </message>
    <message>
        <source>A tenant can have at most %1 profile statuses.</source>
        <translation>プロフィールステータスは最大 %1 件です。</translation>
    </message>
    <message>
        <source>Profile statuses are not in use. Turn them on first.</source>
        <translation>プロフィールステータスは使用していません。先に使用を開始してください。</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Custom properties</source>
        <translation>追加項目</translation>
    </message>
    <message>
        <source>Profile statuses</source>
        <translation>プロフィールステータス</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必須</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>表示範囲</translation>
    </message>
    <message>
        <source>Who may change it</source>
        <translation>修正権限</translation>
    </message>
    <message>
        <source>Members with a value</source>
        <translation>値を持つメンバー</translation>
    </message>
    <message>
        <source>No custom property has been made yet.</source>
        <translation>追加項目はまだありません。</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>アイコン</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>既定</translation>
    </message>
    <message>
        <source>Who may set it</source>
        <translation>設定できる人</translation>
    </message>
    <message>
        <source>Members who show it</source>
        <translation>表示中のメンバー</translation>
    </message>
    <message>
        <source>There is no profile status.</source>
        <translation>プロフィールステータスはありません。</translation>
    </message>
    <message>
        <source>Members show a profile status</source>
        <translation>プロフィールステータスを使用する</translation>
    </message>
    <message>
        <source>A status stands beside the name of a member: in a meeting, on a trip, absent.</source>
        <translation>会議中、出張中、不在などのステータスをメンバーの名前の横に表示します。</translation>
    </message>
    <message>
        <source>Discard the draft?</source>
        <translation>下書きを破棄しますか</translation>
    </message>
    <message>
        <source>Your changes to the fields are lost. Nothing was saved.</source>
        <translation>項目の変更は失われます。何も保存されていません。</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>下書きを破棄</translation>
    </message>
    <message>
        <source>Save the field management?</source>
        <translation>項目管理を保存しますか</translation>
    </message>
    <message>
        <source>It holds for the whole company from the moment it is saved. Members who are there already keep what they have; a field that is required now stops the next edit of those who lack it.</source>
        <translation>保存した時点から会社全体に適用されます。既存のメンバーの内容は変わりませんが、必須にした項目が空のメンバーは次の修正時に入力が必要になります。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The field management was saved.</source>
        <translation>項目管理を保存しました。</translation>
    </message>
    <message>
        <source>Somebody else saved the field management meanwhile. Your draft is laid over the new state; look at the differences and save again.</source>
        <translation>その間に別の人が項目管理を保存しました。下書きは新しい状態に重ねてあります。差分を確認して、もう一度保存してください。</translation>
    </message>
    <message numerus="yes">
        <source>Give numbers to %n member(s)?</source>
        <translation>
            <numerusform>%n 名に社員番号を付与しますか</numerusform>
        </translation>
    </message>
    <message>
        <source>They are numbered in the order of their date of joining, else of their account. The first gets %1. Numbers that were given are not taken back by themselves.</source>
        <translation>入社日の順、入社日がなければアカウントの作成順に付与します。最初の番号は %1 です。付与した番号は自動では取り消されません。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 名</numerusform>
        </translation>
    </message>
    <message>
        <source>Give numbers</source>
        <translation>番号を付与</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) were numbered.</source>
        <translation>
            <numerusform>%n 名に社員番号を付与しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 を保存しました。</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 を削除しますか</translation>
    </message>
    <message>
        <source>No member has a value of it.</source>
        <translation>値を持つメンバーはいません。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 を削除しました。</translation>
    </message>
    <message>
        <source>No member shows it.</source>
        <translation>表示中のメンバーはいません。</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) show it and then show nothing.</source>
        <translation>
            <numerusform>%n 名が表示中で、削除すると何も表示されなくなります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Turn profile statuses on?</source>
        <translation>プロフィールステータスの使用を開始しますか</translation>
    </message>
    <message>
        <source>Turn profile statuses off?</source>
        <translation>プロフィールステータスの使用を停止しますか</translation>
    </message>
    <message>
        <source>Members can show a status again. Those who had one that has not ended show it at once.</source>
        <translation>メンバーがステータスを表示できるようになります。終了していないステータスはすぐに表示されます。</translation>
    </message>
    <message>
        <source>No member shows one at present. The statuses themselves are kept.</source>
        <translation>表示中のメンバーはいません。ステータスの設定は残ります。</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) show one, which disappears. The statuses themselves are kept.</source>
        <translation>
            <numerusform>%n 名のステータスが表示されなくなります。ステータスの設定は残ります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>使用開始</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>使用停止</translation>
    </message>
    <message>
        <source>Profile statuses are in use.</source>
        <translation>プロフィールステータスの使用を開始しました。</translation>
    </message>
    <message>
        <source>Profile statuses are not in use any more.</source>
        <translation>プロフィールステータスの使用を停止しました。</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) lose their value of it. An undo under “Changesets” brings it back.</source>
        <translation>
            <numerusform>%n 名のメンバーの値が失われます。「変更セット」の「元に戻す」で復元できます。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::FormField</name>
    <message>
        <source>required</source>
        <translation>必須</translation>
    </message>
    <message>
        <source>%1, required</source>
        <translation>%1（必須）</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::GroupPicker</name>
    <message>
        <source>Choose a group</source>
        <translation>グループを選択</translation>
    </message>
    <message>
        <source>Name or ID of the group</source>
        <translation>グループ名または ID</translation>
    </message>
    <message>
        <source>Filter groups</source>
        <translation>グループの絞り込み</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>選択</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>No group matches.</source>
        <translation>一致するグループはありません。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::GroupsPane</name>
    <message>
        <source>Group name</source>
        <translation>グループ名</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Group masters</source>
        <translation>グループマスター</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>機能</translation>
    </message>
    <message>
        <source>Direct: %1 members, %2 organizations, %3 groups</source>
        <translation>直接の所属: メンバー %1、組織 %2、グループ %3</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Choose a group first.</source>
        <translation>先にグループを選択してください。</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>書き出すものがありません。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Your role may only look here.</source>
        <translation>お持ちの権限では、閲覧だけができます。</translation>
    </message>
    <message>
        <source>The service is still checking the last change.</source>
        <translation>サービスが直前の変更を確認しています。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>No group matches</source>
        <translation>一致するグループはありません</translation>
    </message>
    <message>
        <source>Change the filter to see others.</source>
        <translation>絞り込みを変えると、ほかのグループが表示されます。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>絞り込みを解除</translation>
    </message>
    <message>
        <source>There is no local copy yet</source>
        <translation>手元の写しがまだありません</translation>
    </message>
    <message>
        <source>The groups can be seen as soon as there is a connection.</source>
        <translation>接続するとグループが表示されます。</translation>
    </message>
    <message>
        <source>Fetching the groups</source>
        <translation>グループを取得しています</translation>
    </message>
    <message>
        <source>There are no groups yet</source>
        <translation>グループはまだありません</translation>
    </message>
    <message>
        <source>A group has a talk room of its own for members, organizations and other groups.</source>
        <translation>グループには、メンバー・組織・ほかのグループ用のトークルームがあります。</translation>
    </message>
    <message>
        <source>Add group</source>
        <translation>グループを追加</translation>
    </message>
    <message>
        <source>Filter by name or ID</source>
        <translation>名前または ID で絞り込み</translation>
    </message>
    <message>
        <source>Filter groups</source>
        <translation>グループの絞り込み</translation>
    </message>
    <message>
        <source>Which groups are shown</source>
        <translation>表示するグループ</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>With external users</source>
        <translation>外部ユーザーとのグループ</translation>
    </message>
    <message>
        <source>Without a master</source>
        <translation>グループマスターなし</translation>
    </message>
    <message>
        <source>Of a member…</source>
        <translation>メンバーで絞り込み…</translation>
    </message>
    <message>
        <source>Shows only groups that name a certain member themselves.</source>
        <translation>特定のメンバーが直接所属するグループだけを表示します。</translation>
    </message>
    <message>
        <source>Shows all groups again.</source>
        <translation>すべてのグループの表示に戻します。</translation>
    </message>
    <message>
        <source>Save or discard the open draft first.</source>
        <translation>先に編集中の下書きを保存または破棄してください。</translation>
    </message>
    <message>
        <source>Add group: %1</source>
        <translation>グループの追加: %1</translation>
    </message>
    <message>
        <source>Edit group: %1</source>
        <translation>グループの編集: %1</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 を保存しました。</translation>
    </message>
    <message>
        <source>Delete group: %1</source>
        <translation>グループの削除: %1</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 を削除しました。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>The change was taken back.</source>
        <translation>変更を元に戻しました。</translation>
    </message>
    <message>
        <source>%1 was restored.</source>
        <translation>%1 を復元しました。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>Group ID</source>
        <translation>グループ ID</translation>
    </message>
    <message>
        <source>ID / mailing list</source>
        <translation>ID / メーリングリスト</translation>
    </message>
    <message>
        <source>External Key</source>
        <translation>External Key</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>公開</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Restore data…</source>
        <translation>データの復元…</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::HeldOrdersPane</name>
    <message>
        <source>Decided orders</source>
        <translation>判断済みの指示</translation>
    </message>
    <message>
        <source>decided-orders</source>
        <translation>判断済みの指示</translation>
    </message>
    <message>
        <source>held-orders</source>
        <translation>保留中の指示</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Rejects everything that is held and withdraws what no device has acknowledged yet</source>
        <translation>保留中の指示をすべて却下し、端末がまだ受け取っていない指示を取り消します</translation>
    </message>
    <message>
        <source>Held (%L1)</source>
        <translation>保留中 (%L1)</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>保留中</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>判断済み</translation>
    </message>
    <message>
        <source>Nothing is held</source>
        <translation>保留中の指示はありません</translation>
    </message>
    <message>
        <source>What is ordered beyond a budget waits here until another administrator decides.</source>
        <translation>上限を超えた指示は、別の管理者が判断するまで、ここで保留されます。</translation>
    </message>
    <message>
        <source>Fetching what was decided</source>
        <translation>判断済みの指示を取得しています</translation>
    </message>
    <message>
        <source>Nothing has been decided yet</source>
        <translation>判断済みの指示はありません</translation>
    </message>
    <message>
        <source>Who decided what, when and why appears here.</source>
        <translation>誰が、いつ、何を、どのような理由で判断したかが、ここに表示されます。</translation>
    </message>
    <message>
        <source>Held orders are kept by the service</source>
        <translation>保留中の指示はサービスが保管しています</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection. Nothing that is held is carried out meanwhile.</source>
        <translation>接続が戻ると表示できます。それまでの間に、保留中の指示が実行されることはありません。</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>お持ちの権限では、この画面を開けません。</translation>
    </message>
    <message>
        <source>The held orders could not be fetched</source>
        <translation>保留中の指示を取得できませんでした</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Fetching the held orders</source>
        <translation>保留中の指示を取得しています</translation>
    </message>
    <message>
        <source>Cancel everything pending…</source>
        <translation>保留中の指示をすべて取り消す…</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>上限の設定</translation>
    </message>
    <message>
        <source>How much may be ordered without a second person</source>
        <translation>別の管理者の判断なしに指示できる数を設定します</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>更新</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ImportPane</name>
    <message>
        <source>Bulk add and modify</source>
        <translation>一括追加・修正</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>ファイルを読み込んでいます</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>変更内容</translation>
    </message>
    <message>
        <source>Step %1 of 4: %2</source>
        <translation>手順 %1/4: %2</translation>
    </message>
    <message>
        <source>Choose at least one sheet.</source>
        <translation>シートを 1 つ以上選択してください。</translation>
    </message>
    <message>
        <source>See the changes</source>
        <translation>変更内容を見る</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>別のファイル…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Save the results…</source>
        <translation>結果を保存…</translation>
    </message>
    <message>
        <source>Add and change many at once</source>
        <translation>まとめて追加・修正</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>ファイルを選択…</translation>
    </message>
    <message>
        <source>Drop a CSV, TSV, XLSX or ODS file here: members, organizations, groups, positions, levels, user types. You see every change before anything happens, and can take it back as a whole.</source>
        <translation>CSV、TSV、XLSX、ODS のファイルをここにドロップしてください（メンバー、組織、グループ、役職、職級、利用権限タイプ）。実行の前にすべての変更を確認でき、実行後もまとめて元に戻せます。</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>続きから再開</translation>
    </message>
    <message>
        <source>What you corrected in %1 and did not send is kept.</source>
        <translation>%1 で修正し、まだ送信していない内容が残っています。</translation>
    </message>
    <message>
        <source>%1 was changed or is not there any more. Its corrections do not fit it.</source>
        <translation>%1 は変更されたか、見つかりません。修正した内容は当てはめられません。</translation>
    </message>
    <message>
        <source>Save the rows with faults…</source>
        <translation>誤りのある行を保存…</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::InvitationPane</name>
    <message>
        <source>Invitation</source>
        <translation>メンバーの招待</translation>
    </message>
    <message>
        <source>Make an invitation link</source>
        <translation>招待リンクを作成</translation>
    </message>
    <message>
        <source>Whoever has the link can apply. It is shown once, with its QR code.</source>
        <translation>リンクを知っている人は誰でも申請できます。リンクは QR コードとともに一度だけ表示されます。</translation>
    </message>
    <message>
        <source>Make the link</source>
        <translation>リンクを作成</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 日</numerusform>
        </translation>
    </message>
    <message>
        <source>Works for</source>
        <translation>有効期間</translation>
    </message>
    <message>
        <source>Who comes by it becomes</source>
        <translation>参加した人の種類</translation>
    </message>
    <message>
        <source>Operators have administrator rights and are never approved automatically.</source>
        <translation>運用担当者は管理者権限を持つため、自動承認の対象になりません。</translation>
    </message>
    <message>
        <source>End the invitation link</source>
        <translation>招待リンクを終了</translation>
    </message>
    <message>
        <source>The link of %1, made on %2, stops working at once.</source>
        <translation>%1 さんが %2 に作成したリンクは、すぐに使えなくなります。</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) who applied through it go on waiting.</source>
        <translation>
            <numerusform>このリンクから申請した %n 人は、引き続き承認待ちになります。</numerusform>
        </translation>
    </message>
    <message>
        <source>It cannot be opened again. A new one can be made.</source>
        <translation>元に戻すことはできません。新しいリンクを作成することはできます。</translation>
    </message>
    <message>
        <source>End the link</source>
        <translation>リンクを終了</translation>
    </message>
    <message>
        <source>The link was ended.</source>
        <translation>リンクを終了しました。</translation>
    </message>
    <message numerus="yes">
        <source>Approve %n applicant(s)</source>
        <translation>
            <numerusform>申請者 %n 人を承認</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n applicant(s)</source>
        <translation>
            <numerusform>申請者 %n 人を拒否</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>They become members at once, count for the licence, and can log in with the password they chose.</source>
        <translation>すぐにメンバーになり、ライセンス数に加算されます。申請時に決めたパスワードでログインできます。</translation>
    </message>
    <message numerus="yes">
        <source>%n of them become(s) operator(s) with administrator rights.</source>
        <translation>
            <numerusform>うち %n 人は、管理者権限を持つ運用担当者になります。</numerusform>
        </translation>
    </message>
    <message>
        <source>What they sent is deleted. They are not told; they can apply again as long as they have an open link.</source>
        <translation>送信された内容は削除されます。本人には通知されません。有効なリンクがあれば、もう一度申請できます。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>It is kept in the audit log and shown to nobody else.</source>
        <translation>監査ログに残り、ほかには表示されません。</translation>
    </message>
    <message>
        <source>The reason is too long.</source>
        <translation>理由が長すぎます。</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Approve applicants</source>
        <translation>申請者を承認</translation>
    </message>
    <message>
        <source>Reject applicants</source>
        <translation>申請者を拒否</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) became member(s).</source>
        <translation>
            <numerusform>%n 人がメンバーになりました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) were rejected.</source>
        <translation>
            <numerusform>%n 件の申請を拒否しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>About %1: %2</source>
        <translation>%1 さんについて: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more were refused; the activity view says why.</source>
        <translation>
            <numerusform>ほかに %n 件が処理されませんでした。理由は「ジョブの一覧」で確認できます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose applicants first.</source>
        <translation>先に申請者を選択してください。</translation>
    </message>
    <message>
        <source>Allow links in the settings first.</source>
        <translation>先に設定でリンクを許可してください。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Your role may only look here.</source>
        <translation>この権限では、ここは閲覧のみできます。</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>承認待ち %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Applicants (%1)</source>
        <translation>申請者 (%1)</translation>
    </message>
    <message>
        <source>Applicants</source>
        <translation>申請者</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>招待リンク</translation>
    </message>
    <message>
        <source>Settings (draft)</source>
        <translation>設定 (下書き)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Invitations are kept by the service</source>
        <translation>招待はサービスに保存されています</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>接続が戻ると表示されます。</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>この権限では、この画面を開けません。</translation>
    </message>
    <message>
        <source>The invitations could not be fetched</source>
        <translation>招待を取得できませんでした</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Fetching the invitations</source>
        <translation>招待を取得しています</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>更新</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::KeptDraft</name>
    <message>
        <source>Until then your draft is in memory only: save it before you end the program.</source>
        <translation>それまで下書きはメモリーにだけあります。プログラムを終了する前に保存してください。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::LinkListEditor</name>
    <message>
        <source>Name in the menu</source>
        <translation>メニューに表示する名前</translation>
    </message>
    <message>
        <source>Name of added menu %1</source>
        <translation>追加メニュー %1 の名前</translation>
    </message>
    <message>
        <source>Web address of added menu %1</source>
        <translation>追加メニュー %1 の Web アドレス</translation>
    </message>
    <message>
        <source>Move added menu %1 up</source>
        <translation>追加メニュー %1 を上へ移動</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ移動</translation>
    </message>
    <message>
        <source>It is the first already.</source>
        <translation>すでに先頭です。</translation>
    </message>
    <message>
        <source>Remove this line</source>
        <translation>この行を削除</translation>
    </message>
    <message>
        <source>Remove added menu %1</source>
        <translation>追加メニュー %1 を削除</translation>
    </message>
    <message>
        <source>Add a menu</source>
        <translation>メニューを追加</translation>
    </message>
    <message numerus="yes">
        <source>At most %n added menu(s).</source>
        <translation>
            <numerusform>追加メニューは %n 件までです。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ListEditor</name>
    <message>
        <source>%1, line %2</source>
        <translation>%1、%2 行目</translation>
    </message>
    <message>
        <source>Remove this line</source>
        <translation>この行を削除</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 を削除</translation>
    </message>
    <message numerus="yes">
        <source>At most %n lines</source>
        <translation>
            <numerusform>最大 %n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ListExport</name>
    <message numerus="yes">
        <source>%n row(s) were written to %1.</source>
        <translation>
            <numerusform>%n 行を %1 に書き込みました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The list was written to %1.</source>
        <translation>一覧を %1 に書き込みました。</translation>
    </message>
    <message>
        <source>Export of “%1”</source>
        <translation>「%1」の書き出し</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel ブック (*.xlsx)</translation>
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
        <translation>%1の名前</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::LockPage</name>
    <message>
        <source>Locked</source>
        <translation>ロック中</translation>
    </message>
    <message>
        <source>%1 of %2 is still signed in. Type the password to go on.</source>
        <translation>%2 に %1 としてログインしたままです。続けるにはパスワードを入力してください。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>ロックを解除</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>ログアウト</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::LogDownloadPane</name>
    <message>
        <source>Asked for at</source>
        <translation>依頼日時</translation>
    </message>
    <message>
        <source>What</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>There until</source>
        <translation>保存期限</translation>
    </message>
    <message>
        <source>Times fetched</source>
        <translation>取得回数</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Save the file of the log export</source>
        <translation>ログのファイルを保存</translation>
    </message>
    <message>
        <source>%1 (*.%2)</source>
        <comment>format, ending of the file</comment>
        <translation>%1 (*.%2)</translation>
    </message>
    <message>
        <source>Choose an export in the list first.</source>
        <translation>先に一覧からエクスポートを選択してください。</translation>
    </message>
    <message>
        <source>There is no file of this export.</source>
        <translation>このエクスポートのファイルはありません。</translation>
    </message>
    <message>
        <source>The file is still being made.</source>
        <translation>ファイルはまだ作成中です。</translation>
    </message>
    <message>
        <source>Open the log download first.</source>
        <translation>先にログダウンロードを開いてください。</translation>
    </message>
    <message>
        <source>%1 were written to %2. The digest is right.</source>
        <translation>%2 に %1 を保存しました。ダイジェストは一致しています。</translation>
    </message>
    <message>
        <source>The export was withdrawn.</source>
        <translation>エクスポートを取り下げました。</translation>
    </message>
    <message>
        <source>The digest was copied.</source>
        <translation>ダイジェストをコピーしました。</translation>
    </message>
    <message numerus="yes">
        <source>%n export(s)</source>
        <translation>
            <numerusform>%n 件のエクスポート</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetching …</source>
        <translation>取得しています…</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>log-exports</source>
        <translation>ログダウンロード</translation>
    </message>
    <message>
        <source>Exports are asked for on the screens of the logs. Each file waits here until it expires; fetching it is recorded.</source>
        <translation>エクスポートは各ログの画面から依頼します。ファイルは期限までここに保存され、取得するたびに記録されます。</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Log exports</source>
        <translation>ログのエクスポート</translation>
    </message>
    <message>
        <source>All actions for the chosen export</source>
        <translation>選択したエクスポートに対するすべての操作</translation>
    </message>
    <message>
        <source>Fetching the list of exports</source>
        <translation>エクスポートの一覧を取得しています</translation>
    </message>
    <message>
        <source>You have not asked for any file of logs</source>
        <translation>依頼したログのファイルはありません</translation>
    </message>
    <message>
        <source>Open a log, set its conditions and choose “Export…”. The file appears here.</source>
        <translation>ログを開き、条件を指定して［書き出し…］を選択してください。ファイルはここに表示されます。</translation>
    </message>
    <message>
        <source>The exports are kept by the service</source>
        <translation>エクスポートはサービスに保存されています</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>接続が回復すると表示できます。</translation>
    </message>
    <message>
        <source>The list of exports could not be fetched</source>
        <translation>エクスポートの一覧を取得できませんでした</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::LogoBox</name>
    <message>
        <source>Logo</source>
        <translation>ロゴ</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>差し替え…</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>画像を選択…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>A PNG or JPEG picture of at most 1 MB. Members see it in their apps.</source>
        <translation>PNG または JPEG、1 MB 以下の画像です。メンバーのアプリに表示されます。</translation>
    </message>
    <message>
        <source>The company&apos;s logo</source>
        <translation>会社のロゴ</translation>
    </message>
    <message>
        <source>The company has no logo.</source>
        <translation>会社のロゴは登録されていません。</translation>
    </message>
    <message>
        <source>No logo</source>
        <translation>ロゴなし</translation>
    </message>
    <message>
        <source>You need the right to change this, and a connection to the service.</source>
        <translation>変更するには、変更の権限とサービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Choose the company&apos;s logo</source>
        <translation>会社のロゴの選択</translation>
    </message>
    <message>
        <source>The file could not be read: %1</source>
        <translation>ファイルを読み取れませんでした: %1</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>取得しています…</translation>
    </message>
    <message>
        <source>Cannot be shown</source>
        <translation>表示できません</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>保存しています。</translation>
    </message>
    <message>
        <source>Remove the company&apos;s logo</source>
        <translation>会社のロゴを削除</translation>
    </message>
    <message>
        <source>Members do not see it in their apps any more.</source>
        <translation>メンバーのアプリに表示されなくなります。</translation>
    </message>
    <message>
        <source>Pictures (*.png *.PNG *.jpg *.JPG *.jpeg *.JPEG)</source>
        <translation>画像 (*.png *.PNG *.jpg *.JPG *.jpeg *.JPEG)</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::LogsPane</name>
    <message>
        <source>Log: %1</source>
        <translation>ログ: %1</translation>
    </message>
    <message>
        <source>There is no connection to the service. You see the local archive, up to %1.</source>
        <translation>サービスに接続していません。ローカル保管のログ（%1 まで）を表示しています。</translation>
    </message>
    <message>
        <source>There is no connection to the service. You see the local archive.</source>
        <translation>サービスに接続していません。ローカル保管のログを表示しています。</translation>
    </message>
    <message>
        <source>You see the local archive, last fetched at %1.</source>
        <translation>ローカル保管のログを表示しています（最終取得: %1）。</translation>
    </message>
    <message>
        <source>You see the local archive.</source>
        <translation>ローカル保管のログを表示しています。</translation>
    </message>
    <message>
        <source>This log is not kept: it has to be turned on in the service first.</source>
        <translation>このログは保存されていません。先にサービスで有効にする必要があります。</translation>
    </message>
    <message numerus="yes">
        <source>The service keeps this log for %n day(s). What is older is in the local archive.</source>
        <translation>
            <numerusform>このログのサービスでの保存期間は %n 日間です。それより古い記録はローカル保管にあります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service keeps this log for %n day(s); what is older has been removed.</source>
        <translation>
            <numerusform>このログのサービスでの保存期間は %n 日間です。それより古い記録は削除されています。</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between conditions</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Searching the log</source>
        <translation>ログを検索しています</translation>
    </message>
    <message>
        <source>Nothing has been recorded in this log yet</source>
        <translation>このログにはまだ記録がありません</translation>
    </message>
    <message>
        <source>Records appear here as soon as something happens.</source>
        <translation>操作が行われると、ここに記録が表示されます。</translation>
    </message>
    <message>
        <source>No record matches</source>
        <translation>一致する記録はありません</translation>
    </message>
    <message>
        <source>Searched for: %1</source>
        <translation>検索条件: %1</translation>
    </message>
    <message>
        <source>Clear the conditions</source>
        <translation>条件をクリア</translation>
    </message>
    <message>
        <source>Nothing was found so far</source>
        <translation>ここまでの範囲では見つかりませんでした</translation>
    </message>
    <message>
        <source>Everything back to %1 was looked at. Searched for: %2</source>
        <translation>%1 までさかのぼって調べました。検索条件: %2</translation>
    </message>
    <message>
        <source>Go on searching</source>
        <translation>続けて検索</translation>
    </message>
    <message>
        <source>No record in this period</source>
        <translation>この期間の記録はありません</translation>
    </message>
    <message>
        <source>Search all that is kept</source>
        <translation>保存されている全期間を検索</translation>
    </message>
    <message>
        <source>The logs are kept by the service</source>
        <translation>ログはサービスに保存されています</translation>
    </message>
    <message>
        <source>They can be searched as soon as there is a connection. With a local archive they could be searched without one.</source>
        <translation>接続すると検索できます。ローカル保管を使用すると、接続がなくても検索できます。</translation>
    </message>
    <message>
        <source>The log could not be searched</source>
        <translation>ログを検索できませんでした</translation>
    </message>
    <message>
        <source>From the service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>From the local archive</source>
        <translation>ローカル保管</translation>
    </message>
    <message>
        <source>Where the logs are searched</source>
        <translation>ログの検索先</translation>
    </message>
    <message>
        <source>Nothing is in the local archive yet.</source>
        <translation>ローカル保管にはまだ何もありません。</translation>
    </message>
    <message>
        <source>The archive on this computer reaches further back than the service.</source>
        <translation>この端末のローカル保管は、サービスより古い記録まで検索できます。</translation>
    </message>
    <message>
        <source>Without a connection only the local archive can be searched.</source>
        <translation>接続がないときは、ローカル保管だけを検索できます。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Write all records that match to a file (Excel or CSV)</source>
        <translation>一致するすべての記録をファイルに書き出します (Excel または CSV)</translation>
    </message>
    <message>
        <source>The service makes a file of all records that match.</source>
        <translation>一致するすべての記録のファイルをサービスが作成します。</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>書き出すものがありません。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>The file is being made.</source>
        <translation>ファイルを作成しています。</translation>
    </message>
    <message>
        <source>Open the log download</source>
        <translation>ログダウンロードを開く</translation>
    </message>
    <message>
        <source>Open a list of logs first.</source>
        <translation>先にログの一覧を開いてください。</translation>
    </message>
    <message>
        <source>The record can be opened as soon as there is a connection to the service.</source>
        <translation>サービスに接続すると、この記録を開くことができます。</translation>
    </message>
    <message>
        <source>logs</source>
        <translation>ログ</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::LostDevicePane</name>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>お持ちの権限では、この画面を開けません。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Members are shown, not orders.</source>
        <translation>メンバーの検索結果を表示しています。</translation>
    </message>
    <message>
        <source>Nobody of this name</source>
        <translation>該当するメンバーはいません</translation>
    </message>
    <message>
        <source>Try a part of the name, the reading, romaji or the ID.</source>
        <translation>名前の一部、フリガナ、ローマ字、ID で探してください。</translation>
    </message>
    <message>
        <source>The orders are known to the service only</source>
        <translation>指示の一覧はサービスにあります</translation>
    </message>
    <message>
        <source>A member can be found and cut off all the same: the order waits here and is sent first.</source>
        <translation>接続がなくても、メンバーを探して切断を指示できます。指示はここで待機し、最初に送信されます。</translation>
    </message>
    <message>
        <source>The orders could not be fetched</source>
        <translation>指示の一覧を取得できませんでした</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Fetching the orders</source>
        <translation>指示の一覧を取得しています</translation>
    </message>
    <message>
        <source>No order is in this state</source>
        <translation>この状態の指示はありません</translation>
    </message>
    <message>
        <source>Choose another state above.</source>
        <translation>上で別の状態を選択してください。</translation>
    </message>
    <message>
        <source>Nothing was cut off yet</source>
        <translation>切断の記録はありません</translation>
    </message>
    <message>
        <source>When somebody has lost a device, type the name above and press Enter.</source>
        <translation>端末の紛失の連絡を受けたら、上の欄に名前を入力して Enter を押してください。</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation>%1 名</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Respond</source>
        <translation>紛失対応を開く</translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation>指示を開く</translation>
    </message>
    <message>
        <source>Choose a line first.</source>
        <translation>先に行を選択してください。</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>一覧に戻る</translation>
    </message>
    <message>
        <source>Who has lost a device?</source>
        <translation>端末を紛失したメンバーを検索</translation>
    </message>
    <message>
        <source>Member who lost a device</source>
        <translation>端末を紛失したメンバー</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>すべての状態</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>指示の一覧</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>取り消す</translation>
    </message>
    <message>
        <source>The order that waits here is not sent.</source>
        <translation>待機中の指示を送信せずに取り消します。</translation>
    </message>
    <message>
        <source>cut-offs</source>
        <translation>切断の一覧</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>指示日時</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Login ID</source>
        <translation>ログイン ID</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>紛失したもの</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>指示者</translation>
    </message>
    <message>
        <source>Identity check</source>
        <translation>本人確認</translation>
    </message>
    <message>
        <source>Note of the call</source>
        <translation>電話のメモ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n 件の項目</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for the connection: ordered %1</source>
        <translation>接続を待っています（%1に指示）</translation>
    </message>
    <message>
        <source>The order that waited was withdrawn. %1 is not cut off.</source>
        <translation>待機していた指示を取り消しました。%1 さんは切断されません。</translation>
    </message>
    <message>
        <source>Withdraw the order that waits here</source>
        <translation>待機中の指示を取り消す</translation>
    </message>
    <message>
        <source>Nothing of it was sent. %1 is not cut off.</source>
        <translation>まだ何も送信されていません。%1 さんは切断されません。</translation>
    </message>
    <message>
        <source>Discard what was written?</source>
        <translation>入力した内容を破棄しますか</translation>
    </message>
    <message>
        <source>The note and the identity check are lost. Nothing was saved.</source>
        <translation>メモと本人確認の内容は失われます。保存はされていません。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
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
        <translation>詳細</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
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
            <numerusform>%n 件のジョブが実行中です</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows that were not done yet stay as they are. What is done stays done.</source>
        <translation>まだ処理していない行はそのまま残ります。済んだものは元に戻りません。</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>There is no list here.</source>
        <translation>ここには一覧がありません。</translation>
    </message>
    <message>
        <source>Search or action (%1)</source>
        <translation>検索または操作（%1）</translation>
    </message>
    <message>
        <source>Search or action</source>
        <translation>検索または操作</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>アカウント</translation>
    </message>
    <message>
        <source>Open another tenant</source>
        <translation>別のテナントを開く</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>ロック</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>先にログインしてください。</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>ログアウト</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Filter this list</source>
        <translation>一覧を絞り込む</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Fetch the local copy again</source>
        <translation>手元の写しを取り直す</translation>
    </message>
    <message>
        <source>Go to members</source>
        <translation>メンバーへ移動</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>ジョブの一覧</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>進む</translation>
    </message>
    <message>
        <source>Show or hide the navigation</source>
        <translation>メニューの表示／非表示</translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation>システムの配色</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>明るい配色</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>暗い配色</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Exchanges with the service</source>
        <translation>サービスとの通信記録</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Member</source>
        <translation>メンバー(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>%1へ移動</translation>
    </message>
    <message>
        <source>About Sekisho</source>
        <translation>Sekisho について</translation>
    </message>
    <message>
        <source>Export this list…</source>
        <translation>この一覧を書き出す…</translation>
    </message>
    <message>
        <source>There is no list here that could be exported.</source>
        <translation>ここには書き出せる一覧がありません。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Export the configuration…</source>
        <translation>構成を書き出す…</translation>
    </message>
    <message>
        <source>Import a configuration…</source>
        <translation>構成を取り込む…</translation>
    </message>
    <message>
        <source>Follow it</source>
        <translation>経過を見る</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what it does, its keys</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>My rights</source>
        <translation>自分の権限</translation>
    </message>
    <message>
        <source>Activate a role…</source>
        <translation>権限を有効化…</translation>
    </message>
    <message>
        <source>No role can be activated by you at the moment.</source>
        <translation>現在、有効化できる権限はありません。</translation>
    </message>
    <message>
        <source>For a time that you choose, with a reason</source>
        <translation>時間と理由を指定して有効化します</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>理由を確認</translation>
    </message>
    <message>
        <source>The drill is done: the code is right, and all administrators were told. Nothing was opened.</source>
        <translation>訓練が完了しました。コードは正しく、すべての管理者に通知されました。開封はされていません。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) wait for your decision.</source>
        <translation>
            <numerusform>承認待ちの申請が %Ln 件あります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open requests</source>
        <translation>申請を開く</translation>
    </message>
    <message numerus="yes">
        <source>%1 ends in %Ln minute(s). Finish what you have begun; afterwards its screens close.</source>
        <translation>
            <numerusform>「%1」は %Ln 分後に終了します。作業中の操作を終えてください。終了後は画面が閉じます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer it…</source>
        <translation>回答する…</translation>
    </message>
    <message>
        <source>Only the sealed account itself can do this.</source>
        <translation>この操作ができるのは緊急用アカウント自身だけです。</translation>
    </message>
    <message numerus="yes">
        <source>%1 runs for %Ln more minute(s).</source>
        <translation>
            <numerusform>「%1」はあと %Ln 分有効です。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>title of a request, what became of it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>拒否…</translation>
    </message>
    <message>
        <source>Close it now…</source>
        <translation>今すぐ終了…</translation>
    </message>
    <message>
        <source>The link belongs to the workgroup %1, but you are signed in to %2. Sign in there to open it.</source>
        <translation>このリンクはワークグループ %1 のものですが、現在 %2 にログインしています。%1 にログインすると開けます。</translation>
    </message>
    <message>
        <source>The link leads to a screen that this console does not have.</source>
        <translation>このリンクの画面は、このコンソールにはありません。</translation>
    </message>
    <message>
        <source>Go to monitoring: %1</source>
        <translation>モニタリング: %1へ移動</translation>
    </message>
    <message>
        <source>Go to the log of %1</source>
        <translation>ログ「%1」へ移動</translation>
    </message>
    <message>
        <source>Why is something grey here…</source>
        <translation>使えないボタンの理由…</translation>
    </message>
    <message>
        <source>Why not: %1</source>
        <translation>できない理由: %1</translation>
    </message>
    <message>
        <source>Nothing is grey here because of a right. What a menu has in grey tells why at Enter.</source>
        <translation>権限のために使えないボタンはここにはありません。メニューの使えない項目では Enter で理由が分かります。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::MdmKeyBox</name>
    <message>
        <source>Key of the third-party MDM</source>
        <translation>サードパーティ MDM のキー</translation>
    </message>
    <message>
        <source>Enter this name and value in the app configuration of your MDM. While the policy below links a third-party MDM, the mobile app lets in only phones that show the value.</source>
        <translation>このキーと値を MDM のアプリ構成に登録してください。下のポリシーでサードパーティ連携を使用している間は、この値を持つ端末だけがモバイル版アプリにログインできます。</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>%1 の値</translation>
    </message>
    <message>
        <source>Copy the value</source>
        <translation>値をコピー</translation>
    </message>
    <message>
        <source>The service is being asked.</source>
        <translation>サービスに問い合わせています。</translation>
    </message>
    <message>
        <source>You need the right to change this, and a connection to the service.</source>
        <translation>変更する権限とサービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>取得しています…</translation>
    </message>
    <message>
        <source>No key was issued yet</source>
        <translation>キー値は発行されていません</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>表示されません</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隠す</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>No key was issued yet.</source>
        <translation>キー値は発行されていません。</translation>
    </message>
    <message>
        <source>Issue a new one…</source>
        <translation>新しく発行…</translation>
    </message>
    <message>
        <source>Issue a key</source>
        <translation>キー値を発行</translation>
    </message>
    <message>
        <source>Issued %1</source>
        <translation>発行日時: %1</translation>
    </message>
    <message>
        <source>Issue a new key for the third-party MDM</source>
        <translation>サードパーティ MDM のキー値の再発行</translation>
    </message>
    <message>
        <source>The present key does not count any more. While a third-party MDM is linked, every member is logged out of the mobile app, and a phone comes back once the MDM has handed the new key to it.</source>
        <translation>現在のキー値は無効になります。サードパーティ連携を使用している間は、すべてのメンバーがモバイル版アプリからログアウトされ、MDM から新しいキー値を配布された端末から再びログインできるようになります。</translation>
    </message>
    <message>
        <source>Issue a new key</source>
        <translation>新しいキー値を発行</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::MemberForm</name>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Katakana</source>
        <translation>カタカナ</translation>
    </message>
    <message>
        <source>2–40 of a–z, 0–9, full stop, hyphen and underscore; the first a letter or digit.</source>
        <translation>a–z、0–9、ピリオド、ハイフン、アンダースコアの 2～40 文字。先頭は英字か数字です。</translation>
    </message>
    <message>
        <source>ID, left of %1</source>
        <translation>ID（%1 の左）</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>アカウント</translation>
    </message>
    <message>
        <source>The key of this person in another system, for single sign-on and the API.</source>
        <translation>別のシステムでのこの人のキーです。SSO と API で使います。</translation>
    </message>
    <message>
        <source>Add alias address</source>
        <translation>サブメールを追加</translation>
    </message>
    <message>
        <source>Off: not found in search and not offered while somebody types.</source>
        <translation>オフにすると、検索に表示されず、入力中の候補にも出ません。</translation>
    </message>
    <message>
        <source>Before it the member is awaiting and cannot sign in.</source>
        <translation>それまでは待機中となり、ログインできません。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>今すぐ</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日時を指定</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>勤務</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>連絡先</translation>
    </message>
    <message>
        <source>Personal</source>
        <translation>個人</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>指定なし</translation>
    </message>
    <message>
        <source>Solar calendar</source>
        <translation>西暦</translation>
    </message>
    <message>
        <source>Lunar calendar</source>
        <translation>旧暦</translation>
    </message>
    <message>
        <source>Language and time zone</source>
        <translation>言語・タイムゾーン</translation>
    </message>
    <message>
        <source>As the company</source>
        <translation>会社の設定に従う</translation>
    </message>
    <message>
        <source>Custom properties</source>
        <translation>追加項目</translation>
    </message>
    <message>
        <source>Given by itself when it is left empty.</source>
        <translation>空欄のままにすると自動で付与されます。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::MemberListField</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Deleted; counts again when the deletion is cancelled.</source>
        <translation>削除済みです。削除を取り消すと、再び適用されます。</translation>
    </message>
    <message>
        <source>(Unknown member)</source>
        <translation>(不明なメンバー)</translation>
    </message>
    <message>
        <source>This member is not there any more, or not open to you.</source>
        <translation>このメンバーはすでに存在しないか、閲覧できません。</translation>
    </message>
    <message>
        <source>The local copy is still being loaded.</source>
        <translation>手元の写しを読み込んでいます。</translation>
    </message>
    <message>
        <source>This member is in the list already.</source>
        <translation>このメンバーはすでに一覧にあります。</translation>
    </message>
    <message>
        <source>The clipboard holds no text. Copy a list of member IDs first.</source>
        <translation>クリップボードに文字がありません。先にメンバー ID の一覧をコピーしてください。</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) were added.</source>
        <translation>
            <numerusform>%n 名を追加しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody has these IDs: %1</source>
        <translation>次の ID のメンバーはいません: %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 / 最大 %2 件</translation>
    </message>
    <message>
        <source>No member is listed.</source>
        <translation>登録されたメンバーはいません。</translation>
    </message>
    <message>
        <source>No member matches.</source>
        <translation>一致するメンバーはいません。</translation>
    </message>
    <message>
        <source>The list is full.</source>
        <translation>一覧は上限に達しています。</translation>
    </message>
    <message>
        <source>Choose members of the list first.</source>
        <translation>先に一覧のメンバーを選択してください。</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Filter by name or ID</source>
        <translation>名前または ID で絞り込み</translation>
    </message>
    <message>
        <source>Filter the members of this list</source>
        <translation>この一覧のメンバーの絞り込み</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>追加…</translation>
    </message>
    <message>
        <source>Paste IDs</source>
        <translation>ID を貼り付け</translation>
    </message>
    <message>
        <source>Adds the members whose IDs are in the clipboard, one a line or parted by commas.</source>
        <translation>クリップボードの ID のメンバーを追加します。ID は 1 行に 1 件、またはカンマ区切りです。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>外す</translation>
    </message>
    <message>
        <source>Copy IDs</source>
        <translation>ID をコピー</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::MemberPicker</name>
    <message>
        <source>Choose a member</source>
        <translation>メンバーを選択</translation>
    </message>
    <message>
        <source>Name, reading or ID</source>
        <translation>名前、フリガナ、ID</translation>
    </message>
    <message>
        <source>Filter members</source>
        <translation>メンバーを絞り込む</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>選択</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::MembersPane</name>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Your role may not open the members</source>
        <translation>お持ちの権限ではメンバーを開けません</translation>
    </message>
    <message>
        <source>Ask the highest administrator for a role that includes this menu.</source>
        <translation>このメニューを含む権限を最高管理者に依頼してください。</translation>
    </message>
    <message>
        <source>The members could not be loaded</source>
        <translation>メンバーを読み込めませんでした</translation>
    </message>
    <message>
        <source>Fetch again</source>
        <translation>もう一度取得する</translation>
    </message>
    <message>
        <source>There is no copy of the members on this computer yet</source>
        <translation>このコンピューターには、まだメンバーの写しがありません</translation>
    </message>
    <message>
        <source>The service cannot be reached. The members appear here after the first connection.</source>
        <translation>サービスに接続できません。最初に接続したあと、ここにメンバーが表示されます。</translation>
    </message>
    <message>
        <source>Loading the members</source>
        <translation>メンバーを読み込んでいます</translation>
    </message>
    <message>
        <source>They are fetched once and then kept up to date.</source>
        <translation>一度取得したあとは、常に最新の状態に保たれます。</translation>
    </message>
    <message>
        <source>There are no members yet</source>
        <translation>メンバーはまだいません</translation>
    </message>
    <message>
        <source>Add the first one.</source>
        <translation>最初のメンバーを追加してください。</translation>
    </message>
    <message>
        <source>Add member</source>
        <translation>メンバーを追加</translation>
    </message>
    <message>
        <source>No member matches</source>
        <translation>一致するメンバーはいません</translation>
    </message>
    <message>
        <source>Nobody fits the text, the organization and the states that are chosen.</source>
        <translation>入力した文字、選択した組織と状態に当てはまるメンバーはいません。</translation>
    </message>
    <message>
        <source>Show all members</source>
        <translation>すべてのメンバーを表示</translation>
    </message>
    <message>
        <source>Usual columns</source>
        <translation>標準の列に戻す</translation>
    </message>
    <message>
        <source>Filter by name, reading, ID, number …</source>
        <translation>名前、フリガナ、ID、番号などで絞り込む</translation>
    </message>
    <message>
        <source>Filter members</source>
        <translation>メンバーを絞り込む</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Add one member</source>
        <translation>メンバーを個別追加</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Choose columns; drag their heads to put them in order</source>
        <translation>列を選択します。見出しをドラッグすると並べ替えられます</translation>
    </message>
    <message>
        <source>Number of members</source>
        <translation>メンバー数</translation>
    </message>
    <message>
        <source>The selection was cleared: in the new order it lies in too many places.</source>
        <translation>新しい並び順では選択した行があまりに多くの場所に散らばるため、選択を解除しました。</translation>
    </message>
    <message>
        <source>%1 was added.</source>
        <translation>%1 さんを追加しました。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Add (draft)</source>
        <translation>追加（下書き）</translation>
    </message>
    <message>
        <source>Go on with the member you began to add</source>
        <translation>追加の途中だったメンバーの入力を続ける</translation>
    </message>
    <message>
        <source>Show or hide the page of the member</source>
        <translation>メンバーの画面を表示または非表示にする</translation>
    </message>
    <message>
        <source>The member is deleted. Cancel the deletion first.</source>
        <translation>このメンバーは削除されています。先に削除を取り消してください。</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>書き出すものがありません。</translation>
    </message>
    <message>
        <source>%1</source>
        <comment>number of members in the heading</comment>
        <translation>%1 名</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>取り込み</translation>
    </message>
    <message>
        <source>Add and change many members at once from a sheet</source>
        <translation>表のファイルから多数のメンバーをまとめて追加・編集します</translation>
    </message>
    <message>
        <source>Usual order</source>
        <translation>標準の並び順</translation>
    </message>
    <message>
        <source>Within an organization: executives, head, position, level, reading. Else by reading.</source>
        <translation>組織内では役員、組織長、役職、職級、フリガナの順、それ以外ではフリガナの順に並べます。</translation>
    </message>
    <message>
        <source>members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Write the list or the selection to a file (Excel or CSV)</source>
        <translation>一覧または選択したメンバーをファイル（Excel か CSV）に書き出します</translation>
    </message>
    <message>
        <source>The highest administrator cannot leave.</source>
        <translation>最高管理者は退職の手続きができません。</translation>
    </message>
    <message>
        <source>The member is deleted already.</source>
        <translation>このメンバーはすでに削除されています。</translation>
    </message>
    <message>
        <source>The list is not sorted by this column.</source>
        <translation>この列では並べ替えできません。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::MembershipEditor</name>
    <message>
        <source>%1 is the primary organization</source>
        <translation>%1 を代表組織にする</translation>
    </message>
    <message>
        <source>No position</source>
        <translation>役職なし</translation>
    </message>
    <message>
        <source>Position in %1</source>
        <translation>%1 での役職</translation>
    </message>
    <message>
        <source>The present organization head is replaced.</source>
        <translation>現在の組織長は交代します。</translation>
    </message>
    <message>
        <source>Off: the member is not shown under this organization in the organization chart.</source>
        <translation>オフにすると、組織図のこの組織にメンバーが表示されません。</translation>
    </message>
    <message>
        <source>Off: no talk room, notes, calendar or folder of this organization.</source>
        <translation>オフにすると、この組織のトークルーム、ノート、予定、フォルダを使えません。</translation>
    </message>
    <message>
        <source>Remove from this organization</source>
        <translation>この組織から外す</translation>
    </message>
    <message>
        <source>Remove from %1</source>
        <translation>%1 から外す</translation>
    </message>
    <message>
        <source>Add organization…</source>
        <translation>組織を追加…</translation>
    </message>
    <message numerus="yes">
        <source>A member belongs to at most %n organizations.</source>
        <translation>
            <numerusform>メンバーが所属できる組織は最大 %n 個です。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::MessengerEditor</name>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::MonitoringPane</name>
    <message>
        <source>Open the list that this belongs to first.</source>
        <translation>先に対象の一覧を開いてください。</translation>
    </message>
    <message>
        <source>Choose one policy first.</source>
        <translation>先にポリシーを 1 件選択してください。</translation>
    </message>
    <message>
        <source>Choose one detection first.</source>
        <translation>先に検知を 1 件選択してください。</translation>
    </message>
    <message>
        <source>Nobody of this tenant did it.</source>
        <translation>このテナントのメンバーによる操作ではありません。</translation>
    </message>
    <message>
        <source>This policy is not there any more. Its detections stay in the history.</source>
        <translation>このポリシーは削除されています。検知は検知履歴に残っています。</translation>
    </message>
    <message>
        <source>%1 of at most %2 policies</source>
        <translation>ポリシー %1 件（最大 %2 件）</translation>
    </message>
    <message>
        <source>Fetching …</source>
        <translation>取得しています…</translation>
    </message>
    <message>
        <source>%1, %2 chosen</source>
        <translation>%1、選択 %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>screen, tab</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>monitoring-policies</source>
        <translation>モニタリングポリシー</translation>
    </message>
    <message>
        <source>Detection history (%1)</source>
        <comment>how many are open</comment>
        <translation>検知履歴（%1）</translation>
    </message>
    <message>
        <source>Detection history</source>
        <translation>検知履歴</translation>
    </message>
    <message>
        <source>Write the list to a file (Excel or CSV)</source>
        <translation>一覧をファイル（Excel または CSV）に書き出します</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>書き出すものがありません。</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>ポリシー</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Monitoring policies</source>
        <translation>モニタリングポリシー</translation>
    </message>
    <message>
        <source>All actions for the chosen policies</source>
        <translation>選択したポリシーに対するすべての操作</translation>
    </message>
    <message>
        <source>Fetching the monitoring policies</source>
        <translation>モニタリングポリシーを取得しています</translation>
    </message>
    <message>
        <source>There is no monitoring policy yet</source>
        <translation>モニタリングポリシーはまだありません</translation>
    </message>
    <message>
        <source>Add one and try it on what is recorded before you save it.</source>
        <translation>ポリシーを追加し、保存する前に記録に当てはめて確認できます。</translation>
    </message>
    <message>
        <source>The monitoring policies are kept by the service</source>
        <translation>モニタリングポリシーはサービスに保存されています</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>接続が回復すると表示できます。</translation>
    </message>
    <message>
        <source>The monitoring policies could not be fetched</source>
        <translation>モニタリングポリシーを取得できませんでした</translation>
    </message>
    <message>
        <source>The last change is still being saved.</source>
        <translation>前の変更を保存しています。</translation>
    </message>
    <message>
        <source>Copy of %1</source>
        <translation>%1 のコピー</translation>
    </message>
    <message>
        <source>There is a draft that is not saved. Save or discard it first.</source>
        <translation>保存していない下書きがあります。先に保存するか破棄してください。</translation>
    </message>
    <message numerus="yes">
        <source>There are %n policies already, as many as a service can have. Delete one that is not needed any more.</source>
        <translation>
            <numerusform>ポリシーは上限の %n 件に達しています。不要なポリシーを削除してください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was saved. Correct what is marked in the form first.</source>
        <translation>保存していません。先に、印の付いた項目を修正してください。</translation>
    </message>
    <message>
        <source>The policy “%1” was added.</source>
        <translation>ポリシー「%1」を追加しました。</translation>
    </message>
    <message>
        <source>The policy “%1” was saved.</source>
        <translation>ポリシー「%1」を保存しました。</translation>
    </message>
    <message>
        <source>The policy was deleted by somebody else. The draft of it was discarded.</source>
        <translation>ほかの管理者がこのポリシーを削除しました。下書きは破棄しました。</translation>
    </message>
    <message>
        <source>Somebody else has saved this policy meanwhile. Your changes are kept on top of theirs; look at them and save again.</source>
        <translation>ほかの管理者が先にこのポリシーを保存しました。あなたの変更はその上に残してあります。確認して、もう一度保存してください。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::MyRightsPage</name>
    <message>
        <source>%1: %2</source>
        <comment>verb, role</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Running for a time</source>
        <translation>有効化中の権限</translation>
    </message>
    <message>
        <source>End now…</source>
        <translation>今すぐ終了…</translation>
    </message>
    <message>
        <source>You may activate</source>
        <translation>有効化できる権限</translation>
    </message>
    <message>
        <source>Activate…</source>
        <translation>有効化…</translation>
    </message>
    <message>
        <source>You hold</source>
        <translation>保有している権限</translation>
    </message>
    <message>
        <source>My rights</source>
        <translation>自分の権限</translation>
    </message>
    <message>
        <source>Accept…</source>
        <translation>承諾…</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>辞退…</translation>
    </message>
    <message>
        <source>Rights are kept by the service</source>
        <translation>権限の情報はサービスにあります</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>接続すると表示できます。</translation>
    </message>
    <message>
        <source>Your rights could not be fetched</source>
        <translation>自分の権限を取得できませんでした</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Fetching your rights</source>
        <translation>自分の権限を取得しています</translation>
    </message>
    <message>
        <source>You hold no administrator rights</source>
        <translation>管理者権限がありません</translation>
    </message>
    <message>
        <source>Whoever administers the rights of this tenant can give you some, for good or to be activated when you need them. This window notices it by itself.</source>
        <translation>このテナントの管理者権限を管理している人は、権限を付与したり、必要なときに有効化できるようにしたりできます。付与されると、この画面に自動的に反映されます。</translation>
    </message>
    <message>
        <source>This is the sealed account. It holds no rights until it is opened.</source>
        <translation>これは緊急用アカウントです。開封されるまで権限はありません。</translation>
    </message>
    <message>
        <source>You hold no administrator rights at the moment. What you may activate opens its screens for the time that you choose, and ends by itself.</source>
        <translation>現在、管理者権限はありません。有効化できる権限は、選んだ時間だけ画面を開き、自動的に終了します。</translation>
    </message>
    <message>
        <source>This is the sealed account. It is being opened and holds no rights yet.</source>
        <translation>これは緊急用アカウントです。開封手続き中で、まだ権限はありません。</translation>
    </message>
    <message>
        <source>This is the sealed account. It is open.</source>
        <translation>これは緊急用アカウントです。開封中です。</translation>
    </message>
    <message>
        <source>Without a connection; this is what was known last.</source>
        <translation>接続がないため、最後に取得した内容です。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::NamesEditor</name>
    <message>
        <source>Last name in %1</source>
        <translation>%1 での姓</translation>
    </message>
    <message>
        <source>First name in %1</source>
        <translation>%1 での名</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::NavPanel</name>
    <message>
        <source>Screens</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>There is an unsaved draft here.</source>
        <translation>保存していない下書きがあります。</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>あなたの権限ではこの画面を開けません。</translation>
    </message>
    <message>
        <source>%1, unsaved draft</source>
        <translation>%1、未保存の下書きあり</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln waiting</source>
        <translation>
            <numerusform>%1、判断待ち %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, closed to you</source>
        <translation>%1、開けません</translation>
    </message>
    <message>
        <source>Why is this closed to me?</source>
        <translation>開けない理由を確認</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::OrderEditor</name>
    <message>
        <source>Choose a line of the list first.</source>
        <translation>先に一覧の行を選択してください。</translation>
    </message>
    <message>
        <source>Drag a line, or press Alt+Up and Alt+Down, to change the order.</source>
        <translation>行をドラッグするか、Alt+↑ と Alt+↓ で順番を変更できます。</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ移動</translation>
    </message>
    <message>
        <source>It is the first already.</source>
        <translation>すでに先頭です。</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下へ移動</translation>
    </message>
    <message>
        <source>It is the last already.</source>
        <translation>すでに末尾です。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::OrgPicker</name>
    <message>
        <source>Choose an organization</source>
        <translation>組織を選択</translation>
    </message>
    <message>
        <source>Name of the organization</source>
        <translation>組織名</translation>
    </message>
    <message>
        <source>Filter organizations</source>
        <translation>組織を絞り込む</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>選択</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>No organization matches.</source>
        <translation>一致する組織はありません。</translation>
    </message>
    <message>
        <source>The member belongs to this organization already.</source>
        <translation>メンバーはすでにこの組織に所属しています。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::OrgUnitsPane</name>
    <message>
        <source>Organizations</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>No organization has this in its name.</source>
        <translation>この文字を名前に含む組織はありません。</translation>
    </message>
    <message>
        <source>Choose an organization first.</source>
        <translation>先に組織を選択してください。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Your role may only look here.</source>
        <translation>お持ちの権限では、閲覧だけができます。</translation>
    </message>
    <message>
        <source>The service is still checking the last change.</source>
        <translation>サービスが直前の変更を確認しています。</translation>
    </message>
    <message>
        <source>Save or discard the open draft first.</source>
        <translation>先に編集中の下書きを保存または破棄してください。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>The change was taken back.</source>
        <translation>変更を元に戻しました。</translation>
    </message>
    <message>
        <source>Add at the top</source>
        <translation>最上位に追加</translation>
    </message>
    <message>
        <source>Find an organization (Enter: next)</source>
        <translation>組織を検索（Enter: 次へ）</translation>
    </message>
    <message>
        <source>Find an organization</source>
        <translation>組織を検索</translation>
    </message>
    <message>
        <source>%1 of at most %2 organizations, %3 levels deep at most</source>
        <translation>組織 %1 件 (上限 %2 件、%3 階層まで)</translation>
    </message>
    <message>
        <source>There are %1 organizations already, and a tenant can have no more. Delete one that is not needed.</source>
        <translation>組織がすでに上限の %1 件あります。不要な組織を削除してください。</translation>
    </message>
    <message>
        <source>This is level %1 already, and there can be none below it.</source>
        <translation>ここはすでに第 %1 階層のため、下に組織を追加できません。</translation>
    </message>
    <message numerus="yes">
        <source>%n organization(s) are in %1.</source>
        <translation>
            <numerusform>組織 %n 件を %1 に書き出しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Add in bulk…</source>
        <translation>一括追加…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>%1 was restored.</source>
        <translation>%1 を復元しました。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::PagedList</name>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>お持ちの権限では、この画面を開けません。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::PaletteModel</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n 名</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::PaperDialog</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <comment>file</comment>
        <translation>%1 を書き出しました。</translation>
    </message>
    <message>
        <source>evidence-%1</source>
        <comment>name of a file</comment>
        <translation>証拠-%1</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>PDF で保存…</translation>
    </message>
    <message>
        <source>Save evidence file…</source>
        <translation>証拠ファイルを保存…</translation>
    </message>
    <message>
        <source>Evidence of a log record</source>
        <translation>ログの記録の証拠</translation>
    </message>
    <message>
        <source>log-archive-%1</source>
        <comment>name of a file, day</comment>
        <translation>ローカル保管-%1</translation>
    </message>
    <message>
        <source>Integrity report of the log archive</source>
        <translation>ログのローカル保管の検証報告書</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::PlanDialog</name>
    <message>
        <source>Members this is about</source>
        <translation>対象のメンバー</translation>
    </message>
    <message>
        <source>Type “%1” to confirm</source>
        <translation>確認のため「%1」と入力</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>End</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Type the word first.</source>
        <translation>先に確認の文字を入力してください。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::PolicyField</name>
    <message>
        <source>From %1 to %2.</source>
        <translation>%1～%2 の範囲で指定します。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s).</source>
        <translation>
            <numerusform>%n 文字以内で入力します。</numerusform>
        </translation>
    </message>
    <message>
        <source>Guideline %1</source>
        <translation>［ガイドライン %1］</translation>
    </message>
    <message>
        <source>Change it under %1</source>
        <translation>%1で変更</translation>
    </message>
    <message>
        <source>Changed. At present: %1</source>
        <translation>変更しました。現在の値: %1</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::PolicyForm</name>
    <message>
        <source>Being fetched</source>
        <translation>取得しています</translation>
    </message>
    <message>
        <source>Not known: it could not be fetched.</source>
        <translation>取得できなかったため不明です。</translation>
    </message>
    <message>
        <source>It does not count with the other settings of this screen.</source>
        <translation>この画面のほかの設定により、この項目は使われません。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::PolicyPane</name>
    <message>
        <source>Open the screen of a policy first.</source>
        <translation>先にポリシーの画面を開いてください。</translation>
    </message>
    <message>
        <source>No draft is open. Choose “Edit” first.</source>
        <translation>下書きがありません。先に「編集」を選んでください。</translation>
    </message>
    <message>
        <source>Open the revisions of the policy first.</source>
        <translation>先にポリシーの改訂履歴を開いてください。</translation>
    </message>
    <message>
        <source>You can look at this policy. Your role does not allow changing it.</source>
        <translation>このポリシーは閲覧できます。お持ちの管理者権限では変更できません。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>The policy is being fetched.</source>
        <translation>ポリシーを取得しています。</translation>
    </message>
    <message>
        <source>Never changed: the defaults hold</source>
        <translation>未変更（既定値）</translation>
    </message>
    <message>
        <source>Revision %1 (%2, %3)</source>
        <translation>改訂 %1（%2 %3）</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>理由: %1</translation>
    </message>
    <message>
        <source>%1 has saved revision %2 in the meantime. Your draft is kept; when you save, both are compared and nothing of either is lost.</source>
        <translation>その間に %1 さんが改訂 %2 を保存しました。下書きは残っています。保存時に両方を見比べるため、どちらの変更も失われません。</translation>
    </message>
    <message>
        <source>There is no connection. The draft is kept and can be saved later.</source>
        <translation>接続がありません。下書きは残っており、後で保存できます。</translation>
    </message>
    <message>
        <source>There is no connection. This is what was last fetched; it cannot be changed now.</source>
        <translation>接続がありません。最後に取得した内容を表示しています。いまは変更できません。</translation>
    </message>
    <message>
        <source>Save or discard your draft first.</source>
        <translation>先に下書きを保存するか破棄してください。</translation>
    </message>
    <message>
        <source>The impact is checked as soon as there is a connection.</source>
        <translation>接続が回復すると影響を確認します。</translation>
    </message>
    <message>
        <source>Draft, nothing changed yet</source>
        <translation>下書き（変更なし）</translation>
    </message>
    <message numerus="yes">
        <source>Draft, %Ln value(s) to correct</source>
        <translation>
            <numerusform>下書き（修正が必要な値 %Ln 件）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Draft, %Ln change(s) not saved</source>
        <translation>
            <numerusform>下書き（未保存の変更 %Ln 件）</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>まだ何も変更されていません。</translation>
    </message>
    <message>
        <source>The policy is being saved.</source>
        <translation>ポリシーを保存しています。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>下書きを破棄</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>お持ちの権限では、この画面を開けません。</translation>
    </message>
    <message>
        <source>Policies are kept by the service</source>
        <translation>ポリシーはサービスに保存されています</translation>
    </message>
    <message>
        <source>This one can be seen as soon as there is a connection.</source>
        <translation>接続が回復すると表示できます。</translation>
    </message>
    <message>
        <source>The policy could not be fetched</source>
        <translation>ポリシーを取得できませんでした</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>Fetching the policy</source>
        <translation>ポリシーを取得しています</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>改訂履歴</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Discard the draft?</source>
        <translation>下書きを破棄しますか</translation>
    </message>
    <message>
        <source>Your changes to this policy are lost. Nothing was saved.</source>
        <translation>このポリシーへの変更は失われます。まだ何も保存されていません。</translation>
    </message>
    <message>
        <source>My address when this was saved</source>
        <translation>保存時の自分の IP アドレス</translation>
    </message>
    <message>
        <source>The network management lets you save this after you have typed your own login ID.</source>
        <translation>ネットワーク管理の設定により、自分のログイン ID を入力すると保存できます。</translation>
    </message>
    <message>
        <source>The network management refuses to save what would lock out the one who saves it, or the last highest administrator.</source>
        <translation>ネットワーク管理の設定により、保存する本人または最高管理者が入れなくなる内容は保存できません。</translation>
    </message>
    <message>
        <source>Nothing was saved. Correct what is marked in the form first.</source>
        <translation>保存していません。先に、印の付いた項目を修正してください。</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1を保存</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The impact could not be checked. %1</source>
        <translation>影響を確認できませんでした。%1</translation>
    </message>
    <message>
        <source>The policy is back at revision %1. This is revision %2.</source>
        <translation>改訂 %1 の内容に戻しました。現在は改訂 %2 です。</translation>
    </message>
    <message>
        <source>Revision %1 was saved.</source>
        <translation>改訂 %1 を保存しました。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) ended.</source>
        <translation>
            <numerusform>セッション %Ln 件を終了しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln access token(s) of API clients ended.</source>
        <translation>
            <numerusform>API クライアントのアクセストークン %Ln 件を無効にしました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out, because this policy has them no more: %1.</source>
        <translation>このポリシーにもうないため戻さなかった項目: %1。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>%1 has saved revision %2 in the meantime. Nothing was changed by you. Look at it and decide again.</source>
        <translation>その間に %1 さんが改訂 %2 を保存しました。あなたの操作では何も変更されていません。内容を確かめて、もう一度判断してください。</translation>
    </message>
    <message>
        <source>Nothing of your draft is left to save: what you chose holds already.</source>
        <translation>選んだ内容はすでに有効です。保存するものは残っていません。</translation>
    </message>
    <message>
        <source>Together the two do not fit. Nothing was saved; correct what is marked.</source>
        <translation>両方を合わせると条件に合いません。保存していません。印の付いた項目を修正してください。</translation>
    </message>
    <message>
        <source>Return to revision %1</source>
        <translation>改訂 %1 に戻す</translation>
    </message>
    <message>
        <source>Return to the defaults</source>
        <translation>既定値に戻す</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>戻す</translation>
    </message>
    <message>
        <source>That revision says the same as the one that holds now.</source>
        <translation>その改訂の内容は現在と同じです。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::RanksPane</name>
    <message>
        <source>Executive</source>
        <translation>役員</translation>
    </message>
    <message>
        <source>Choose a line of the list first.</source>
        <translation>先に一覧の行を選択してください。</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>お持ちの権限では、この画面を開けません。</translation>
    </message>
    <message>
        <source>The service could not be asked</source>
        <translation>サービスに問い合わせできませんでした</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>It is not known whether they are in use</source>
        <translation>使用中かどうかが分かりません</translation>
    </message>
    <message>
        <source>The service can be asked as soon as there is a connection.</source>
        <translation>接続すると、サービスに確認できます。</translation>
    </message>
    <message>
        <source>Your role may only look here.</source>
        <translation>お持ちの権限では、閲覧だけができます。</translation>
    </message>
    <message>
        <source>Your role is limited to some organizations; this belongs to the whole tenant and can only be looked at.</source>
        <translation>お持ちの権限は一部の組織に限られています。この画面はテナント全体に関わるため、閲覧だけができます。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>The service is still checking the last change.</source>
        <translation>サービスが直前の変更を確認しています。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>The change was taken back.</source>
        <translation>変更を元に戻しました。</translation>
    </message>
    <message>
        <source>Save or discard the open draft first.</source>
        <translation>先に編集中の下書きを保存または破棄してください。</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 を保存しました。</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 を削除しました。</translation>
    </message>
    <message>
        <source>The order was saved.</source>
        <translation>順序を保存しました。</translation>
    </message>
    <message numerus="yes">
        <source>%n restriction(s) of the organization chart that hang on them have no effect any more.</source>
        <translation>
            <numerusform>これに設定された組織図の閲覧制限 %n 件は効力を失います。</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>The order was changed.</source>
        <translation>順序が変更されています。</translation>
    </message>
    <message>
        <source>Save order…</source>
        <translation>順序を保存…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Drag a line, or press Alt+Up and Alt+Down, to change the order.</source>
        <translation>行をドラッグするか、Alt+↑ / Alt+↓ で順序を変更できます。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Other languages</source>
        <translation>多言語名</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>External Key</source>
        <translation>External Key</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>The members get instead</source>
        <translation>代わりの割り当て</translation>
    </message>
    <message>
        <source>(None)</source>
        <translation>(なし)</translation>
    </message>
    <message>
        <source>Show the changes…</source>
        <translation>変更内容を表示…</translation>
    </message>
    <message>
        <source>Somebody else changed some of these meanwhile. Your order stays and is laid over what is there now: look at it and save it again.</source>
        <translation>この間にほかの管理者が一部を変更しました。並べ替えはそのまま残り、今の内容に重ねてあります。確かめてから、もう一度保存してください。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::RelationsEditor</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Relation to %1</source>
        <translation>%1 さんとの関係</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 さんを外す</translation>
    </message>
    <message>
        <source>Add related person…</source>
        <translation>関係者を追加…</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::RequestsPane</name>
    <message>
        <source>requests</source>
        <translation>申請</translation>
    </message>
    <message>
        <source>For me (%L1)</source>
        <translation>自分が承認できる申請 (%L1)</translation>
    </message>
    <message>
        <source>For me</source>
        <translation>自分が承認できる申請</translation>
    </message>
    <message>
        <source>Mine (%L1)</source>
        <translation>自分の申請 (%L1)</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>自分の申請</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Write this list to a file (Excel or CSV)</source>
        <translation>この一覧をファイルに書き出します (Excel または CSV)</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>書き出すものがありません。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Approval rules</source>
        <translation>承認ルール</translation>
    </message>
    <message>
        <source>Which actions need a second person, and how many</source>
        <translation>どの操作に何名の承認が必要か</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Fetching the requests</source>
        <translation>申請を取得しています</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>承認待ちの申請はありません</translation>
    </message>
    <message>
        <source>None of your requests is open</source>
        <translation>判断待ちの自分の申請はありません</translation>
    </message>
    <message>
        <source>No request has ended yet</source>
        <translation>終了した申請はまだありません</translation>
    </message>
    <message>
        <source>No request is open</source>
        <translation>判断待ちの申請はありません</translation>
    </message>
    <message>
        <source>Requests of other administrators that you could decide appear here, within a second.</source>
        <translation>ほかの管理者からの申請で、承認または却下できるものがすぐにここに表示されます。</translation>
    </message>
    <message>
        <source>What you order and what needs a second person appears here until it is decided.</source>
        <translation>自分の操作のうち別の管理者の承認が必要なものが、判断されるまでここに表示されます。</translation>
    </message>
    <message>
        <source>Who decided what, when and why appears here.</source>
        <translation>誰が、いつ、何を、どのような理由で判断したかが、ここに表示されます。</translation>
    </message>
    <message>
        <source>Which actions need a second person stands in the approval rules.</source>
        <translation>どの操作に別の管理者の承認が必要かは、承認ルールで決まります。</translation>
    </message>
    <message>
        <source>Requests are kept by the service</source>
        <translation>申請はサービスに保存されています</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection. Nothing that waits is carried out meanwhile.</source>
        <translation>接続すると表示されます。その間、承認待ちの操作が実行されることはありません。</translation>
    </message>
    <message>
        <source>The requests could not be fetched</source>
        <translation>申請を取得できませんでした</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::RolesPane</name>
    <message>
        <source>%1 was deleted by somebody else. The draft of it was discarded.</source>
        <translation>%1 はほかの人が削除しました。下書きは破棄されました。</translation>
    </message>
    <message>
        <source>Somebody else saved %1 in the meantime. Your draft was laid over it; look at it and save again.</source>
        <translation>その間にほかの人が %1 を保存しました。下書きを新しい内容に重ねました。確認してもう一度保存してください。</translation>
    </message>
    <message>
        <source>No role matches</source>
        <translation>一致する権限はありません</translation>
    </message>
    <message>
        <source>Names, kinds and notes are searched.</source>
        <translation>名前、種類、メモを検索しています。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>絞り込みを解除</translation>
    </message>
    <message>
        <source>Built-in roles stay as they are. Copy the role and change the copy.</source>
        <translation>既定の権限は修正できません。コピーしてから修正してください。</translation>
    </message>
    <message>
        <source>Copy of %1</source>
        <translation>%1 のコピー</translation>
    </message>
    <message>
        <source>Save the role “%1”</source>
        <translation>権限「%1」の保存</translation>
    </message>
    <message>
        <source>Nobody has it until you give it to somebody.</source>
        <translation>付与するまで、この権限を持つ人はいません。</translation>
    </message>
    <message>
        <source>Nobody has this role at present.</source>
        <translation>現在この権限を持つ人はいません。</translation>
    </message>
    <message numerus="yes">
        <source>It reaches %n people with their next request.</source>
        <translation>
            <numerusform>%n 名の次の操作から反映されます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 を保存しました。</translation>
    </message>
    <message>
        <source>%1 may activate the role from now on.</source>
        <translation>%1 がこの権限を有効化できるようになりました。</translation>
    </message>
    <message>
        <source>%1 has the role from now on.</source>
        <translation>%1 に権限を付与しました。</translation>
    </message>
    <message>
        <source>How %1 has the role was changed.</source>
        <translation>%1 への付与の内容を変更しました。</translation>
    </message>
    <message>
        <source>Choose a role first.</source>
        <translation>先に権限を選んでください。</translation>
    </message>
    <message>
        <source>Choose one person in the list of holders first.</source>
        <translation>先に保持者の一覧で 1 名を選んでください。</translation>
    </message>
    <message>
        <source>An activation ends by itself, or with “End the activation”.</source>
        <translation>有効化は自動的に終了します。「有効化の終了」で終えることもできます。</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>お持ちの権限ではこの画面を開けません。</translation>
    </message>
    <message>
        <source>The missing right is “%1” (%2). The highest administrator can give it.</source>
        <translation>足りない権限は「%1」（%2）です。最高管理者が付与できます。</translation>
    </message>
    <message>
        <source>Roles are known to the service only</source>
        <translation>管理者権限を表示するには、サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>They can be shown as soon as there is a connection.</source>
        <translation>接続が回復すると表示されます。</translation>
    </message>
    <message>
        <source>No role is chosen</source>
        <translation>権限が選ばれていません</translation>
    </message>
    <message>
        <source>Choose one in the list.</source>
        <translation>一覧から選んでください。</translation>
    </message>
    <message>
        <source>Only the highest administrator makes and gives roles. Your role may look here.</source>
        <translation>権限の作成と付与ができるのは最高管理者だけです。あなたの権限では閲覧だけができます。</translation>
    </message>
    <message>
        <source>Your role is limited to some organizations; this belongs to the whole tenant and can only be looked at.</source>
        <translation>お持ちの権限は一部の組織に限られます。これはテナント全体に関わるため、閲覧のみできます。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>The last change is still being saved.</source>
        <translation>前の変更を保存しています。</translation>
    </message>
    <message>
        <source>There is exactly one highest administrator. The office is handed over on the screen “%1”.</source>
        <translation>最高管理者は必ず 1 名です。引き継ぐには「%1」の画面を使います。</translation>
    </message>
    <message>
        <source>The sealed account has this role while it is open, and nobody else.</source>
        <translation>開封中の緊急用アカウントだけが持つ権限です。</translation>
    </message>
    <message>
        <source>Go on with the new role</source>
        <translation>作成中の権限に戻る</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>権限を作成</translation>
    </message>
    <message>
        <source>The roles are not loaded yet.</source>
        <translation>権限はまだ読み込まれていません。</translation>
    </message>
    <message>
        <source>Deleted roles are not compared.</source>
        <translation>削除した権限は比較できません。</translation>
    </message>
    <message>
        <source>Go on with the draft</source>
        <translation>下書きを続ける</translation>
    </message>
    <message>
        <source>Empty: allows nothing yet</source>
        <translation>空の権限（まだ何も許可しない）</translation>
    </message>
    <message>
        <source>As the preset “%1”</source>
        <translation>ひな形「%1」から</translation>
    </message>
    <message>
        <source>Copy of the chosen role</source>
        <translation>選択中の権限のコピー</translation>
    </message>
    <message>
        <source>Compare all</source>
        <translation>すべて比較</translation>
    </message>
    <message>
        <source>Activated roles</source>
        <translation>有効化の記録</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>権限</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>削除済み</translation>
    </message>
    <message>
        <source>Which roles are listed</source>
        <translation>一覧に表示する権限</translation>
    </message>
    <message>
        <source>Name, kind or note</source>
        <translation>名前、種類、メモ</translation>
    </message>
    <message>
        <source>Filter roles</source>
        <translation>権限を絞り込む</translation>
    </message>
    <message>
        <source>Fetching the deleted roles</source>
        <translation>削除した権限を取得しています</translation>
    </message>
    <message>
        <source>No role was deleted in the last 30 days</source>
        <translation>この 30 日間に削除された権限はありません</translation>
    </message>
    <message>
        <source>A deleted role can be brought back for 30 days.</source>
        <translation>削除した権限は 30 日以内であれば元に戻せます。</translation>
    </message>
    <message>
        <source>The deleted roles could not be fetched</source>
        <translation>削除した権限を取得できませんでした</translation>
    </message>
    <message>
        <source>Fetching the roles</source>
        <translation>権限を取得しています</translation>
    </message>
    <message>
        <source>There are no roles</source>
        <translation>権限がありません</translation>
    </message>
    <message>
        <source>Make one first.</source>
        <translation>先に作成してください。</translation>
    </message>
    <message>
        <source>The roles could not be fetched</source>
        <translation>権限を取得できませんでした</translation>
    </message>
    <message>
        <source>Discard the draft?</source>
        <translation>下書きを破棄しますか</translation>
    </message>
    <message>
        <source>Your changes to this role are lost. Nothing was saved.</source>
        <translation>この権限への変更は失われます。何も保存されていません。</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>下書きを破棄</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::SealedBox</name>
    <message>
        <source>Code in the envelope</source>
        <translation>封筒の中のコード</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Reason for opening</source>
        <translation>開封の理由</translation>
    </message>
    <message>
        <source>What has happened; all administrators read it</source>
        <translation>何が起きたか（すべての管理者に表示されます）</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>開封する</translation>
    </message>
    <message>
        <source>Do a drill</source>
        <translation>訓練をする</translation>
    </message>
    <message>
        <source>Close it now…</source>
        <translation>今すぐ終了…</translation>
    </message>
    <message>
        <source>All administrators are told at once, whatever you choose. After %1 the account opens, unless one of them refuses. A drill opens nothing: it proves that the code is at hand and that the notices arrive.</source>
        <translation>どちらの場合も、すべての管理者にすぐ通知されます。開封は %1 後に有効になり、それまでは管理者の誰でも拒否できます。訓練では開封はされず、コードが手元にあり通知が届くことだけを確かめます。</translation>
    </message>
    <message>
        <source>All administrators are told at once, whatever you choose. The account opens at once. A drill opens nothing: it proves that the code is at hand and that the notices arrive.</source>
        <translation>どちらの場合も、すべての管理者にすぐ通知されます。開封はすぐに有効になります。訓練では開封はされず、コードが手元にあり通知が届くことだけを確かめます。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>The service is being asked.</source>
        <translation>サービスに問い合わせています。</translation>
    </message>
    <message>
        <source>Type the code first.</source>
        <translation>先にコードを入力してください。</translation>
    </message>
    <message>
        <source>Say what has happened.</source>
        <translation>何が起きたかを入力してください。</translation>
    </message>
    <message>
        <source>A reason has at most %L1 characters.</source>
        <translation>理由は %L1 文字以内で入力してください。</translation>
    </message>
    <message>
        <source>The rights end at once, and the account must be sealed anew</source>
        <translation>権限はすぐに終了し、改めて封印が必要になります</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ServiceLogDialog</name>
    <message>
        <source>Exchanges with the service</source>
        <translation>サービスとの通信記録</translation>
    </message>
    <message>
        <source>The last requests with their results. No names, passwords or tokens are kept here.</source>
        <translation>最近の要求とその結果です。氏名、パスワード、トークンは含まれません。</translation>
    </message>
    <message>
        <source>Nothing was exchanged yet.</source>
        <translation>まだ通信していません。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::SessionController</name>
    <message>
        <source>This session was ended by the service. Sign in again.</source>
        <translation>このセッションはサービスによって終了しました。もう一度ログインしてください。</translation>
    </message>
    <message>
        <source>Sign in again: the last session is over.</source>
        <translation>前回のセッションは終了しています。もう一度ログインしてください。</translation>
    </message>
    <message>
        <source>The workgroup name was changed, and everybody is signed out. Sign in with %1 from now on.</source>
        <translation>ワークグループ名を変更し、全員がログアウトされました。今後は %1 でログインしてください。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::SessionsPane</name>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>アクセス環境</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP アドレス</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国</translation>
    </message>
    <message>
        <source>Last use</source>
        <translation>最終利用</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>ログイン</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (自分)</translation>
    </message>
    <message>
        <source>Fetching %1 of %2 sessions …</source>
        <translation>%2 件中 %1 件を取得しています…</translation>
    </message>
    <message>
        <source>Fetching …</source>
        <translation>取得しています…</translation>
    </message>
    <message>
        <source>%1 sessions</source>
        <translation>%1 件</translation>
    </message>
    <message>
        <source>%1 sessions of %2 members</source>
        <translation>%1 件 (%2 名)</translation>
    </message>
    <message>
        <source>%1, %2 chosen</source>
        <translation>%1、選択 %2</translation>
    </message>
    <message>
        <source>Select all %1 sessions</source>
        <translation>%1 件すべてを選択</translation>
    </message>
    <message>
        <source>Write all sessions that match to a file (Excel or CSV)</source>
        <translation>一致するすべてのセッションをファイル (Excel または CSV) に書き出します</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>書き出すものがありません。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Open the member</source>
        <translation>メンバーを開く</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>ログイン状況</translation>
    </message>
    <message>
        <source>Browser or app</source>
        <translation>ブラウザまたはアプリ</translation>
    </message>
    <message>
        <source>Session ID</source>
        <translation>セッション ID</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Live sessions</source>
        <translation>ログイン中のセッション</translation>
    </message>
    <message>
        <source>All actions for sessions</source>
        <translation>セッションに対するすべての操作</translation>
    </message>
    <message>
        <source>Fetching the sessions</source>
        <translation>セッションを取得しています</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation>ログイン中のメンバーはいません</translation>
    </message>
    <message>
        <source>A session appears here as soon as somebody signs in.</source>
        <translation>メンバーがログインすると表示されます。</translation>
    </message>
    <message>
        <source>No session matches</source>
        <translation>一致するセッションがありません</translation>
    </message>
    <message>
        <source>Change the filter to see others.</source>
        <translation>条件を変更すると、ほかのものが表示されます。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>絞り込みを解除</translation>
    </message>
    <message>
        <source>The sessions are kept by the service</source>
        <translation>セッションの情報はサービスにあります</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>接続すると表示できます。</translation>
    </message>
    <message>
        <source>The sessions could not be fetched</source>
        <translation>セッションを取得できませんでした</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>ショートカット</translation>
    </message>
    <message>
        <source>Actions and their shortcuts</source>
        <translation>操作とショートカット</translation>
    </message>
    <message>
        <source>New shortcut</source>
        <translation>新しいショートカット</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>既定</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>%1 is used twice: by “%2” and by “%3”.</source>
        <translation>%1 が「%2」と「%3」で重複しています。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::SignInPage</name>
    <message>
        <source>Certificate of the service&apos;s CA</source>
        <translation>サービスの CA 証明書</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>証明書 (*.pem *.crt *.cer);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Another tenant…</source>
        <translation>別のテナント…</translation>
    </message>
    <message numerus="yes">
        <source>The password needs at least %n character(s).</source>
        <translation>
            <numerusform>パスワードは %n 文字以上にしてください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The password may have at most %n character(s).</source>
        <translation>
            <numerusform>パスワードは %n 文字までです。</numerusform>
        </translation>
    </message>
    <message>
        <source>The two passwords are different.</source>
        <translation>2 つのパスワードが違います。</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>ログイン</translation>
    </message>
    <message>
        <source>2-step verification</source>
        <translation>2 段階認証</translation>
    </message>
    <message>
        <source>Set a new password</source>
        <translation>新しいパスワードの設定</translation>
    </message>
    <message>
        <source>With your administrator account.</source>
        <translation>管理者のアカウントでログインします。</translation>
    </message>
    <message>
        <source>Type the code that your authenticator app shows now.</source>
        <translation>認証アプリにいま表示されているコードを入力してください。</translation>
    </message>
    <message>
        <source>Set and sign in</source>
        <translation>設定してログイン</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Open the local copy</source>
        <translation>手元の写しを開く</translation>
    </message>
    <message>
        <source>Reads what was last fetched; nothing can be changed.</source>
        <translation>最後に取得した内容を表示します。変更はできません。</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Choose the certificate file</source>
        <translation>証明書ファイルを選択</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>テナント</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>Service address</source>
        <translation>サービスのアドレス</translation>
    </message>
    <message>
        <source>CA certificate</source>
        <translation>CA 証明書</translation>
    </message>
    <message>
        <source>Key pin</source>
        <translation>公開鍵のピン</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新しいパスワード</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>もう一度入力</translation>
    </message>
    <message>
        <source>name@workgroup</source>
        <translation>名前@ワークグループ名</translation>
    </message>
    <message>
        <source>Empty: those of the system</source>
        <translation>空欄: システムの証明書</translation>
    </message>
    <message>
        <source>Optional, SHA-256 of the public key</source>
        <translation>任意。公開鍵の SHA-256</translation>
    </message>
    <message>
        <source>Set up 2-step verification</source>
        <translation>2 段階認証の設定</translation>
    </message>
    <message>
        <source>This tenant requires 2-step verification. Scan the QR code with an authenticator app or type the key into it, then type the code that the app shows. Key and QR code are shown only now.</source>
        <translation>このテナントでは 2 段階認証が必須です。認証アプリで QR コードを読み取るかキーを入力し、アプリに表示されたコードを入力してください。キーと QR コードが表示されるのは今回だけです。</translation>
    </message>
    <message>
        <source>QR code for an authenticator app; the key below says the same</source>
        <translation>認証アプリ用の QR コード。下のキーと同じ内容です</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Type the password first; it opens the local copy.</source>
        <translation>先にパスワードを入力してください。手元の写しを開くために使います。</translation>
    </message>
    <message>
        <source>Type the address of the service; it begins with https://.</source>
        <translation>サービスのアドレスを https:// から入力してください。</translation>
    </message>
    <message>
        <source>Type your ID with the workgroup, name@workgroup.</source>
        <translation>ワークグループ名を含む ID（名前@ワークグループ名）を入力してください。</translation>
    </message>
    <message>
        <source>Type the password.</source>
        <translation>パスワードを入力してください。</translation>
    </message>
    <message>
        <source>Type the code of six digits or more.</source>
        <translation>6 桁以上のコードを入力してください。</translation>
    </message>
    <message>
        <source>Type the new password twice.</source>
        <translation>新しいパスワードを 2 回入力してください。</translation>
    </message>
    <message>
        <source>Waiting for the answer of the service.</source>
        <translation>サービスの応答を待っています。</translation>
    </message>
    <message numerus="yes">
        <source>This account needs a new password before it can be used. %n to %1 characters: letters, digits and special characters together.</source>
        <translation>
            <numerusform>このアカウントを使うには新しいパスワードが必要です。英字・数字・特殊文字を組み合わせ、%n～%1 文字で設定してください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This account needs a new password before it can be used. %n to %1 characters: letters and digits together.</source>
        <translation>
            <numerusform>このアカウントを使うには新しいパスワードが必要です。英字と数字を組み合わせ、%n～%1 文字で設定してください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Client certificate with its private key</source>
        <translation>クライアント証明書 (秘密鍵を含む)</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>クライアント証明書</translation>
    </message>
    <message>
        <source>Only where the service asks for one</source>
        <translation>サービスが求める場合のみ</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::StatePage</name>
    <message>
        <source>Why?</source>
        <translation>理由を確認</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::StatusLine</name>
    <message>
        <source>Connected</source>
        <translation>接続中</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>接続しています…</translation>
    </message>
    <message>
        <source>Offline – read only</source>
        <translation>オフライン（閲覧のみ）</translation>
    </message>
    <message>
        <source>Not signed in – read only</source>
        <translation>未ログイン（閲覧のみ）</translation>
    </message>
    <message>
        <source>State of the connection to the service</source>
        <translation>サービスとの接続状態</translation>
    </message>
    <message>
        <source>No local copy yet</source>
        <translation>手元の写しはまだありません</translation>
    </message>
    <message>
        <source>Fetching the local copy: %L1 of %L2</source>
        <translation>手元の写しを取得中: %L1 / %L2</translation>
    </message>
    <message>
        <source>The local copy cannot be used</source>
        <translation>手元の写しを使えません</translation>
    </message>
    <message>
        <source>Local copy: %1</source>
        <translation>手元の写し: %1</translation>
    </message>
    <message>
        <source>Local copy</source>
        <translation>手元の写し</translation>
    </message>
    <message>
        <source>Equal to the service at %1</source>
        <translation>%1 の時点でサービスと同じ</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>ジョブ %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>Running and finished jobs</source>
        <translation>実行中と完了したジョブ</translation>
    </message>
    <message>
        <source>Times are shown in this time zone: %1</source>
        <translation>時刻はこのタイムゾーンで表示します: %1</translation>
    </message>
    <message>
        <source>Local copy: %1, cannot be updated</source>
        <translation>手元の写し: %1（更新できません）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) held</source>
        <translation>
            <numerusform>保留中の指示 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>What the brake holds waits for your decision or that of another administrator</source>
        <translation>ブレーキで保留された指示が、あなたまたは別の管理者の判断を待っています</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) waiting here, the oldest %1</source>
        <translation>
            <numerusform>待機中の指示 %n 件（最も古いもの: %1）</numerusform>
        </translation>
    </message>
    <message>
        <source>Cut-offs that were ordered without a connection; they are sent first</source>
        <translation>接続がないときに指示した切断です。接続が戻ると最初に送信されます</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) for you</source>
        <translation>
            <numerusform>承認待ち %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>What other administrators asked for and you can decide</source>
        <translation>ほかの管理者からの申請で、承認または却下できるもの</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>role, what is left</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 Click to open your rights.</source>
        <translation>%1 クリックすると自分の権限を開きます。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::TalkContentPane</name>
    <message>
        <source>A day cannot be read. Write it as YYYY-MM-DD or choose it from the calendar.</source>
        <translation>日付を読み取れません。YYYY-MM-DD の形式で入力するか、カレンダーから選んでください。</translation>
    </message>
    <message>
        <source>The period ends before it begins. Correct the days.</source>
        <translation>終了日が開始日より前です。日付を修正してください。</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>お持ちの権限では、この画面を開けません。</translation>
    </message>
    <message>
        <source>Talk content is kept by the service</source>
        <translation>トーク内容はサービスに保存されています</translation>
    </message>
    <message>
        <source>It can be searched as soon as there is a connection.</source>
        <translation>接続が回復すると検索できます。</translation>
    </message>
    <message>
        <source>It could not be found out whether you may read talk content</source>
        <translation>トーク内容の閲覧に同意済みかどうかを確認できませんでした</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation>サービスに問い合わせています…</translation>
    </message>
    <message>
        <source>The content could not be searched</source>
        <translation>トーク内容を検索できませんでした</translation>
    </message>
    <message>
        <source>Nothing is searched yet</source>
        <translation>まだ検索していません</translation>
    </message>
    <message>
        <source>Give the conditions above and search. Each search is recorded with your name.</source>
        <translation>上の条件を入力して検索してください。検索はすべて、あなたの名前とともに記録されます。</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>検索しています…</translation>
    </message>
    <message>
        <source>No message matches so far</source>
        <translation>ここまでに条件に合うメッセージはありません</translation>
    </message>
    <message>
        <source>The search has not come to the end of the period yet.</source>
        <translation>期間の終わりまでは、まだ検索していません。</translation>
    </message>
    <message>
        <source>Search on</source>
        <translation>続きを検索</translation>
    </message>
    <message>
        <source>No message matches</source>
        <translation>条件に合うメッセージはありません</translation>
    </message>
    <message>
        <source>Change the conditions and search again.</source>
        <translation>条件を変更して、もう一度検索してください。</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) so far</source>
        <translation>
            <numerusform>ここまで %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Searched back to %1.</source>
        <translation>%1 まで検索しました。</translation>
    </message>
    <message>
        <source>The search is running.</source>
        <translation>検索しています。</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>開始日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>終了日</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>送信者</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>受信者</translation>
    </message>
    <message>
        <source>Talk room or channel ID</source>
        <translation>トークルーム名またはチャンネル ID</translation>
    </message>
    <message>
        <source>Bots</source>
        <translation>Bot</translation>
    </message>
    <message>
        <source>Words, all of them</source>
        <translation>すべての語を含むもの</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>名前またはアドレス</translation>
    </message>
    <message>
        <source>With bots</source>
        <translation>Bot を含む</translation>
    </message>
    <message>
        <source>Only bots</source>
        <translation>Bot のみ</translation>
    </message>
    <message>
        <source>Without bots</source>
        <translation>Bot を除く</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>クリア</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>The file is being made.</source>
        <translation>ファイルを作成しています。</translation>
    </message>
    <message>
        <source>Open the log download</source>
        <translation>ログダウンロードを開く</translation>
    </message>
    <message>
        <source>The service makes a file of all messages that match.</source>
        <translation>条件に一致するすべてのメッセージのファイルをサービスが作成します。</translation>
    </message>
    <message>
        <source>Search first: what was found is what is exported.</source>
        <translation>先に検索してください。検索した条件の結果が書き出されます。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::TargetListEditor</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>This organization is in the list already.</source>
        <translation>この組織はすでに一覧にあります。</translation>
    </message>
    <message>
        <source>%1, with all organizations below it</source>
        <translation>%1（下位の組織を含む）</translation>
    </message>
    <message>
        <source>Not there any more, or not open to you (%1)</source>
        <translation>削除されたか、閲覧する権限がありません（%1）</translation>
    </message>
    <message>
        <source>Nobody is listed.</source>
        <translation>登録されていません。</translation>
    </message>
    <message>
        <source>The list is full.</source>
        <translation>一覧は上限に達しています。</translation>
    </message>
    <message>
        <source>Choose entries of the list first.</source>
        <translation>先に一覧の項目を選択してください。</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 / 最大 %2 件</translation>
    </message>
    <message>
        <source>Add a member…</source>
        <translation>メンバーを追加…</translation>
    </message>
    <message>
        <source>Add an organization…</source>
        <translation>組織を追加…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>外す</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::TemplatesPane</name>
    <message>
        <source>Choose a permission template first.</source>
        <translation>先に権限テンプレートを選択してください。</translation>
    </message>
    <message>
        <source>The basic settings keep their name and cannot be deleted.</source>
        <translation>基本設定は、名前の変更も削除もできません。</translation>
    </message>
    <message>
        <source>%1 was deleted by somebody else. The draft of it was discarded.</source>
        <translation>「%1」は別の人が削除しました。下書きは破棄されました。</translation>
    </message>
    <message>
        <source>%1, with a draft</source>
        <translation>%1 (下書きあり)</translation>
    </message>
    <message>
        <source>Your role may not open this screen.</source>
        <translation>お持ちの権限では、この画面を開けません。</translation>
    </message>
    <message>
        <source>The permission templates could not be loaded</source>
        <translation>権限テンプレートを読み込めませんでした</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>The permission templates are known to the service only</source>
        <translation>権限テンプレートはサービスにのみ保存されています</translation>
    </message>
    <message>
        <source>They can be shown as soon as there is a connection.</source>
        <translation>接続すると表示できます。</translation>
    </message>
    <message>
        <source>Loading the permission templates…</source>
        <translation>権限テンプレートを読み込んでいます…</translation>
    </message>
    <message>
        <source>Your role may only look here.</source>
        <translation>お持ちの権限では、閲覧だけができます。</translation>
    </message>
    <message>
        <source>Your role is limited to some organizations; this belongs to the whole tenant and can only be looked at.</source>
        <translation>お持ちの権限は一部の組織に限られています。この画面はテナント全体に関わるため、閲覧だけができます。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>The last change is still being saved.</source>
        <translation>前の変更を保存しています。</translation>
    </message>
    <message>
        <source>The permission templates are not loaded yet.</source>
        <translation>権限テンプレートをまだ読み込んでいません。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Configuration file</source>
        <translation>構成ファイル</translation>
    </message>
    <message>
        <source>Permission template</source>
        <translation>権限テンプレート</translation>
    </message>
    <message>
        <source>User types</source>
        <translation>利用権限タイプ</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Permission templates</source>
        <translation>権限テンプレート</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>It changes nothing for any member at present.</source>
        <translation>現在、権限が変わるメンバーはいません。</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) get other permissions at once.</source>
        <translation>
            <numerusform>%n 名の権限がすぐに変わります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them lose the mobile app and are logged out of it.</source>
        <translation>
            <numerusform>うち %n 名はモバイル版アプリを利用できなくなり、ログアウトされます。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>名前を入力してください。</translation>
    </message>
    <message>
        <source>A name has at most %1 characters.</source>
        <translation>名前は %1 文字以内にしてください。</translation>
    </message>
    <message>
        <source>Another permission template has this name.</source>
        <translation>同じ名前の権限テンプレートがあります。</translation>
    </message>
    <message>
        <source>Copy the permission template “%1”</source>
        <translation>権限テンプレート「%1」の複製</translation>
    </message>
    <message>
        <source>Add a permission template</source>
        <translation>権限テンプレートの追加</translation>
    </message>
    <message>
        <source>The new template allows what this one allows. Nobody has it until it is assigned.</source>
        <translation>新しいテンプレートの内容は、このテンプレートと同じです。設定するまで、誰にも適用されません。</translation>
    </message>
    <message>
        <source>The new template allows everything. Nobody has it until it is assigned.</source>
        <translation>新しいテンプレートでは、すべて利用できます。設定するまで、誰にも適用されません。</translation>
    </message>
    <message>
        <source>Copy of %1</source>
        <translation>%1 のコピー</translation>
    </message>
    <message>
        <source>%1 was added. It is open as a draft.</source>
        <translation>「%1」を追加しました。下書きとして開いています。</translation>
    </message>
    <message>
        <source>Rename the permission template “%1”</source>
        <translation>権限テンプレート「%1」の名前の変更</translation>
    </message>
    <message>
        <source>The name is seen by administrators only.</source>
        <translation>名前は管理者にのみ表示されます。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>The permission template was renamed.</source>
        <translation>権限テンプレートの名前を変更しました。</translation>
    </message>
    <message>
        <source>Delete the permission template “%1”</source>
        <translation>権限テンプレート「%1」の削除</translation>
    </message>
    <message>
        <source>Whoever has it gets the template of the user type, or the basic settings.</source>
        <translation>適用されていたメンバーには、利用権限タイプのテンプレートまたは基本設定が適用されます。</translation>
    </message>
    <message numerus="yes">
        <source>%n user type(s) have no template of their own any more.</source>
        <translation>
            <numerusform>%n 件の利用権限タイプは、テンプレートの設定がなくなります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) have no template of their own any more.</source>
        <translation>
            <numerusform>%n 名のメンバーは、テンプレートの直接の設定がなくなります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>「%1」を削除しました。</translation>
    </message>
    <message>
        <source>Save the permission template “%1”</source>
        <translation>権限テンプレート「%1」の保存</translation>
    </message>
    <message>
        <source>User type %1 moves here from %2.</source>
        <translation>利用権限タイプ「%1」は「%2」からこのテンプレートに移ります。</translation>
    </message>
    <message>
        <source>Member %1 moves here from %2.</source>
        <translation>メンバー「%1」は「%2」からこのテンプレートに移ります。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>「%1」を保存しました。</translation>
    </message>
    <message>
        <source>Somebody else saved %1 in the meantime. Your draft was laid over it; look at it and save again.</source>
        <translation>その間に別の人が「%1」を保存しました。あなたの下書きを重ねて表示しています。内容を確かめて、もう一度保存してください。</translation>
    </message>
    <message>
        <source>%1  %2 (loses the mobile app)</source>
        <translation>%1  %2（モバイル版アプリを使えなくなります）</translation>
    </message>
    <message>
        <source>In effect for</source>
        <translation>適用中の人数</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>利用不可</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::TrustedDevicesPane</name>
    <message>
        <source>Device name</source>
        <translation>端末名</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Verified at</source>
        <translation>認証日時</translation>
    </message>
    <message>
        <source>Last verification</source>
        <translation>直近の認証</translation>
    </message>
    <message>
        <source>Fetching %1 of %2 devices …</source>
        <translation>%2 台中 %1 台を取得しています…</translation>
    </message>
    <message>
        <source>%1 devices</source>
        <translation>%1 台</translation>
    </message>
    <message>
        <source>Fetching …</source>
        <translation>取得しています…</translation>
    </message>
    <message>
        <source>%1, %2 chosen</source>
        <translation>%1、選択 %2</translation>
    </message>
    <message>
        <source>Select all %1 devices</source>
        <translation>%1 台すべてを選択</translation>
    </message>
    <message>
        <source>Write all devices that match to a file (Excel or CSV)</source>
        <translation>一致するすべてのデバイスをファイル (Excel または CSV) に書き出します</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>書き出すものがありません。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Open the member</source>
        <translation>メンバーを開く</translation>
    </message>
    <message>
        <source>trusted-devices</source>
        <translation>信頼済み端末</translation>
    </message>
    <message>
        <source>Members need no 2-step verification on these devices. Removing one is no ban: the member may register it again. To keep a device out, block it in the usage list.</source>
        <translation>これらの端末では 2 段階認証が省略されます。削除しても利用は拒否されず、メンバーは再び登録できます。端末の利用を止めるには、利用状況で利用拒否にしてください。</translation>
    </message>
    <message>
        <source>Filter by member or device</source>
        <translation>メンバー、端末で絞り込み</translation>
    </message>
    <message>
        <source>Filter trusted devices</source>
        <translation>信頼済み端末の絞り込み</translation>
    </message>
    <message>
        <source>Usage list</source>
        <translation>利用状況</translation>
    </message>
    <message>
        <source>Opens the devices of the chosen member, where a device can be blocked.</source>
        <translation>選択したメンバーのデバイスを開きます。そこで端末を利用拒否にできます。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Trusted devices</source>
        <translation>信頼済み端末</translation>
    </message>
    <message>
        <source>All actions for the chosen devices</source>
        <translation>選択したデバイスに対するすべての操作</translation>
    </message>
    <message>
        <source>Fetching the trusted devices</source>
        <translation>信頼済み端末を取得しています</translation>
    </message>
    <message>
        <source>There is no trusted device</source>
        <translation>信頼済み端末はありません</translation>
    </message>
    <message>
        <source>A member registers one with a tick at the 2-step verification.</source>
        <translation>メンバーが 2 段階認証の際に登録します。</translation>
    </message>
    <message>
        <source>No trusted device matches</source>
        <translation>一致する信頼済み端末がありません</translation>
    </message>
    <message>
        <source>Change the filter to see others.</source>
        <translation>条件を変更すると、ほかのものが表示されます。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>絞り込みを解除</translation>
    </message>
    <message>
        <source>The trusted devices are kept by the service</source>
        <translation>信頼済み端末の情報はサービスにあります</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>接続すると表示できます。</translation>
    </message>
    <message>
        <source>The trusted devices could not be fetched</source>
        <translation>信頼済み端末を取得できませんでした</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::WhyNot</name>
    <message>
        <source>Why? Right-click, or Enter</source>
        <translation>理由は右クリックまたは Enter</translation>
    </message>
    <message>
        <source>Why? Right-click, or Shift+F1</source>
        <translation>理由は右クリックまたは Shift+F1</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::WorkgroupBox</name>
    <message>
        <source>Workgroup name</source>
        <translation>ワークグループ名</translation>
    </message>
    <message>
        <source>What stands right of the @ in every ID and mail address. A change logs everybody out of all services, and from then on only the new name counts.</source>
        <translation>すべての ID とメールアドレスの @ より右の部分です。変更すると全員がすべてのサービスからログアウトされ、以後は新しい名前のみ有効です。</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>変更…</translation>
    </message>
    <message>
        <source>Change the workgroup name</source>
        <translation>ワークグループ名を変更</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Only the highest administrator can change the workgroup name.</source>
        <translation>ワークグループ名を変更できるのは最高管理者のみです。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::approvals::PlanTree</name>
    <message>
        <source>New: %1</source>
        <translation>追加：%1</translation>
    </message>
    <message>
        <source>Other than before: %1</source>
        <translation>変更あり：%1</translation>
    </message>
    <message>
        <source>Not any more: %1</source>
        <translation>対象外：%1</translation>
    </message>
    <message>
        <source>What would be changed</source>
        <translation>変更される内容</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>変更前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>変更後</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more change(s) of the same request</source>
        <translation>
            <numerusform>ほか %Ln 件の変更</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::approvals::RequestDetail</name>
    <message>
        <source>The request</source>
        <translation>申請の内容</translation>
    </message>
    <message>
        <source>Open the changeset</source>
        <translation>変更セットを開く</translation>
    </message>
    <message>
        <source>No request is chosen</source>
        <translation>申請が選択されていません</translation>
    </message>
    <message>
        <source>Choose a request in the list to see exactly what it would change.</source>
        <translation>一覧で申請を選択すると、変更される内容がそのまま表示されます。</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>変更された内容</translation>
    </message>
    <message>
        <source>Exactly this would be changed</source>
        <translation>承認すると、次のとおり変更されます</translation>
    </message>
    <message>
        <source>What would have been changed</source>
        <translation>変更される予定だった内容</translation>
    </message>
    <message>
        <source>Nothing of it was changed. Whoever still needs it orders it anew.</source>
        <translation>何も変更されていません。必要な場合は、もう一度操作してください。</translation>
    </message>
    <message>
        <source>The tenant has changed since this was asked. The plan shown is a new one; what was approved before does not count any more.</source>
        <translation>申請の後にテナントの状態が変わりました。表示されているのは新しい内容です。以前の承認は無効になりました。</translation>
    </message>
    <message>
        <source>Requested by</source>
        <translation>申請者</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (自分)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>申請日時</translation>
    </message>
    <message numerus="yes">
        <source>%Ln approval(s) needed</source>
        <translation>
            <numerusform>%Ln 名の承認が必要</numerusform>
        </translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>%1, none so far</source>
        <translation>%1（まだ承認はありません）</translation>
    </message>
    <message>
        <source>The plan now</source>
        <translation>現在の内容</translation>
    </message>
    <message>
        <source>The plan until %1</source>
        <translation>%1 までの内容</translation>
    </message>
    <message>
        <source>Which plan is shown</source>
        <translation>表示する内容</translation>
    </message>
    <message>
        <source>This was to be changed then</source>
        <translation>そのときは、次のとおり変更される予定でした</translation>
    </message>
    <message>
        <source>What is other than in the plan before is marked, and the plans before can be chosen above it.</source>
        <translation>以前の内容と異なるところに印が付いています。以前の内容は、一覧の上で選択すると表示されます。</translation>
    </message>
    <message>
        <source>On plans before</source>
        <translation>以前の内容への承認</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::archive::CheckSection</name>
    <message>
        <source>Verification and evidence</source>
        <translation>検証と証拠</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>報告書…</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>検証中</translation>
    </message>
    <message>
        <source>What does not fit</source>
        <translation>合わない箇所</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Number of a record</source>
        <translation>記録の番号</translation>
    </message>
    <message>
        <source>Evidence…</source>
        <translation>証拠…</translation>
    </message>
    <message>
        <source>Evidence of one record is a page to print and a file that anybody can check with the service&apos;s public key. The number of a record stands in the details of the log screens.</source>
        <translation>1 件の記録の証拠は、印刷する文書と、サービスの公開鍵でだれでも確かめられるファイルです。記録の番号は、ログの画面の詳細に表示されます。</translation>
    </message>
    <message>
        <source>There is nothing to verify yet.</source>
        <translation>検証する記録がまだありません。</translation>
    </message>
    <message>
        <source>There is nothing to prove yet.</source>
        <translation>証明する記録がまだありません。</translation>
    </message>
    <message>
        <source>Type the number of a record first.</source>
        <translation>先に記録の番号を入力してください。</translation>
    </message>
    <message>
        <source>Every record is being checked.</source>
        <translation>すべての記録を確かめています。</translation>
    </message>
    <message>
        <source>Last verified at %1: whole.</source>
        <translation>最後の検証（%1）では完全でした。</translation>
    </message>
    <message>
        <source>Never verified on this machine.</source>
        <translation>このコンピューターではまだ検証していません。</translation>
    </message>
    <message numerus="yes">
        <source>The last %Ln record(s) are chained, and signed with the next statement.</source>
        <translation>
            <numerusform>最後の %Ln 件は連鎖につながっており、次の証明で署名されます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last verified at %1: %Ln place(s) did not fit.</source>
        <translation>
            <numerusform>最後の検証（%1）では、合わない箇所が %Ln 件ありました。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::archive::EraseDialog</name>
    <message>
        <source>Erase records</source>
        <translation>記録の消去</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>消去…</translation>
    </message>
    <message>
        <source>Which records are to be erased?</source>
        <translation>どの記録を消去しますか</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>All logs</source>
        <translation>すべてのログ</translation>
    </message>
    <message>
        <source>ID or mail address</source>
        <translation>ID またはメールアドレス</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>From (first day)</source>
        <translation>開始日</translation>
    </message>
    <message>
        <source>Until (last day)</source>
        <translation>終了日</translation>
    </message>
    <message>
        <source>About</source>
        <translation>関係者</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>語句</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>A date has the form 2026-04-01.</source>
        <translation>日付は 2026-04-01 の形式で入力してください。</translation>
    </message>
    <message>
        <source>The period must end after it begins.</source>
        <translation>終了日は開始日以降にしてください。</translation>
    </message>
    <message>
        <source>Give at least one condition.</source>
        <translation>条件を 1 つ以上指定してください。</translation>
    </message>
    <message>
        <source>The records are being counted.</source>
        <translation>件数を数えています。</translation>
    </message>
    <message>
        <source>No record that can be erased matches.</source>
        <translation>条件に一致する、消去できる記録はありません。</translation>
    </message>
    <message>
        <source>A reason is needed; it stands in the certificate.</source>
        <translation>理由が必要です。証明書に記されます。</translation>
    </message>
    <message>
        <source>The reason is too long.</source>
        <translation>理由が長すぎます。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) match.</source>
        <translation>
            <numerusform>%Ln 件が一致します。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::archive::EraseSection</name>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between logs</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>Erasing takes what records say out of this machine for good, and leaves their place, so that the rest stays proven. A signed certificate says what went, when, by whom and why.</source>
        <translation>消去は、記録の内容をこのコンピューターから完全に取り除きます。記録の位置は残るため、ほかの記録の証明は失われません。何を、いつ、だれが、なぜ消去したかを、署名した証明書に残します。</translation>
    </message>
    <message>
        <source>Erase records…</source>
        <translation>記録を消去…</translation>
    </message>
    <message>
        <source>Nothing was erased so far.</source>
        <translation>これまでに消去した記録はありません。</translation>
    </message>
    <message>
        <source>Save the certificate…</source>
        <translation>証明書を保存…</translation>
    </message>
    <message>
        <source>What was erased</source>
        <translation>消去の一覧</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>By</source>
        <translation>実行者</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>There is nothing to erase yet.</source>
        <translation>消去できる記録がまだありません。</translation>
    </message>
    <message>
        <source>Choose an erasure first.</source>
        <translation>先に消去の記録を選んでください。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>condition, its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>From</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>About</source>
        <translation>関係者</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>だれが</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP アドレス</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>語句</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>Bot</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between conditions</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Erase records</source>
        <translation>記録の消去</translation>
    </message>
    <message>
        <source>It cannot be brought back. What the service has deleted already is gone for good.</source>
        <translation>元に戻せません。サービスがすでに削除した記録は、完全に失われます。</translation>
    </message>
    <message>
        <source>Copies of the archive file that were made before are not touched.</source>
        <translation>以前に作った保管ファイルの複製には及びません。</translation>
    </message>
    <message>
        <source>The certificate names you, the conditions and the reason.</source>
        <translation>証明書には、あなたの名前、条件、理由が記されます。</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>ERASE</source>
        <comment>word to be typed</comment>
        <translation>消去</translation>
    </message>
    <message>
        <source>Save the certificate</source>
        <translation>証明書の保存</translation>
    </message>
    <message>
        <source>erasure-%1</source>
        <comment>name of a file</comment>
        <translation>消去証明書-%1</translation>
    </message>
    <message>
        <source>The certificate was written to %1.</source>
        <translation>証明書を %1 に書き出しました。</translation>
    </message>
    <message numerus="yes">
        <source>What %Ln record(s) say is erased from this machine.</source>
        <translation>
            <numerusform>%Ln 件の記録の内容を、このコンピューターから消去します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What %Ln record(s) said was erased. Keep the certificate.</source>
        <translation>
            <numerusform>%Ln 件の記録の内容を消去しました。証明書を保管してください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Old key</source>
        <translation>以前の鍵</translation>
    </message>
    <message>
        <source>Archive put aside</source>
        <translation>退避したローカル保管</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::archive::FetchSection</name>
    <message>
        <source>Fetching</source>
        <translation>取得</translation>
    </message>
    <message>
        <source>Fetch regularly</source>
        <translation>定期的に取得する</translation>
    </message>
    <message>
        <source>Rhythm</source>
        <translation>間隔</translation>
    </message>
    <message>
        <source>Fetch now</source>
        <translation>今すぐ取得</translation>
    </message>
    <message>
        <source>While the console is closed or locked nothing is fetched. To fetch around the clock, run sekisho --archive on a computer that is always on.</source>
        <translation>コンソールを閉じている間とロックしている間は取得しません。一日中取得するには、常に動いているコンピューターで sekisho --archive を実行してください。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>A run is under way.</source>
        <translation>取得中です。</translation>
    </message>
    <message>
        <source>There was nothing new to fetch.</source>
        <translation>新しい記録はありませんでした。</translation>
    </message>
    <message numerus="yes">
        <source>every %Ln minute(s)</source>
        <translation>
            <numerusform>%Ln 分ごと</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %Ln hour(s)</source>
        <translation>
            <numerusform>%Ln 時間ごと</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) so far</source>
        <translation>
            <numerusform>%Ln 件を取得</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new record(s) were fetched.</source>
        <translation>
            <numerusform>新しい記録を %Ln 件取得しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask for a permit…</source>
        <translation>許可を申請…</translation>
    </message>
    <message>
        <source>Another administrator decides on it under “Requests”.</source>
        <translation>「申請」で別の管理者が判断します。</translation>
    </message>
    <message>
        <source>Ask to fetch the logs</source>
        <translation>ログ取得の許可を申請</translation>
    </message>
    <message>
        <source>Taking logs out of the service needs a second person. Once somebody has agreed, this archive fetches them without asking again.</source>
        <translation>ログの持ち出しには別の管理者の承認が必要です。一度承認されると、このローカル保管は確認なしでログを取得します。</translation>
    </message>
    <message numerus="yes">
        <source>The permit is yours alone and ends after %Ln day(s).</source>
        <translation>
            <numerusform>許可はあなただけのもので、%Ln 日後に終わります。</numerusform>
        </translation>
    </message>
    <message>
        <source>That you asked for it, who agreed, and each fetch stand in the audit log.</source>
        <translation>申請したこと、承認した管理者、取得のたびの記録が監査ログに残ります。</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>申請する</translation>
    </message>
    <message>
        <source>The logs may be fetched now.</source>
        <translation>ログを取得できるようになりました。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::archive::FindSection</name>
    <message>
        <source>All logs</source>
        <translation>すべてのログ</translation>
    </message>
    <message>
        <source>Find a record</source>
        <translation>記録を探す</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Words: names, addresses, what was done</source>
        <translation>語句（名前、アドレス、操作など）</translation>
    </message>
    <message>
        <source>From (first day)</source>
        <translation>開始日</translation>
    </message>
    <message>
        <source>Until (last day)</source>
        <translation>終了日</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>さらに表示</translation>
    </message>
    <message>
        <source>Evidence…</source>
        <translation>証拠…</translation>
    </message>
    <message>
        <source>Records that were found</source>
        <translation>見つかった記録</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>だれが</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>There is nothing to search yet.</source>
        <translation>検索できる記録がまだありません。</translation>
    </message>
    <message>
        <source>A date has the form 2026-04-01.</source>
        <translation>日付は 2026-04-01 の形式で入力してください。</translation>
    </message>
    <message>
        <source>No record matches. Check the period and the words.</source>
        <translation>一致する記録はありません。期間と語句を確かめてください。</translation>
    </message>
    <message>
        <source>(content gone)</source>
        <translation>（内容なし）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s), the newest first.</source>
        <translation>
            <numerusform>%Ln 件（新しい順）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln record(s); there are more.</source>
        <translation>
            <numerusform>新しいものから %Ln 件。ほかにもあります。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::archive::LeftoverSection</name>
    <message>
        <source>Old key</source>
        <translation>以前の鍵</translation>
    </message>
    <message>
        <source>Archive put aside</source>
        <translation>退避したローカル保管</translation>
    </message>
    <message>
        <source>Old keys and archives put aside</source>
        <translation>以前の鍵と退避したローカル保管</translation>
    </message>
    <message>
        <source>A key of before is kept, wrapped by the password of then, because an archive that was put aside may need it. Nothing of this is opened or deleted by itself.</source>
        <translation>以前の鍵は、当時のパスワードで保護したまま残しています。退避したローカル保管を読むのに必要な場合があるためです。これらが自動で開かれたり削除されたりすることはありません。</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>削除…</translation>
    </message>
    <message>
        <source>What</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Last written</source>
        <translation>最終更新</translation>
    </message>
    <message>
        <source>Choose what is to be removed first.</source>
        <translation>先に、削除するものを選択してください。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what, file</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Remove old keys and archives</source>
        <translation>以前の鍵とローカル保管の削除</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are deleted from this computer for good.</source>
        <translation>
            <numerusform>%Ln 個のファイルを、このコンピューターから完全に削除します。</numerusform>
        </translation>
    </message>
    <message>
        <source>Without its key nobody will ever read an archive that was put aside.</source>
        <translation>鍵がなければ、退避したローカル保管は二度と読めません。</translation>
    </message>
    <message>
        <source>No archive was put aside: nothing here needs these keys.</source>
        <translation>退避したローカル保管はありません。これらの鍵を必要とするものはありません。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>The certificate cannot say what was in the archive: nobody can read it here.</source>
        <translation>退避したローカル保管はここでは読めないため、何が入っていたかは証明書に残りません。</translation>
    </message>
    <message>
        <source>A signed certificate of each names the file, you and the reason.</source>
        <translation>ファイルごとに、ファイル名、あなたの名前、理由を記した署名済みの証明書が残ります。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>It stands in the certificate.</source>
        <translation>証明書に記載されます。</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>理由を入力してください。</translation>
    </message>
    <message>
        <source>The reason is too long.</source>
        <translation>理由が長すぎます。</translation>
    </message>
    <message>
        <source>They were removed. Keep the certificates.</source>
        <translation>削除しました。証明書を保存してください。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::archive::Section</name>
    <message>
        <source>This needs a sign-in, so that it is known who did it.</source>
        <translation>だれが行ったかを記録するため、ログインが必要です。</translation>
    </message>
    <message>
        <source>This needs the right to operate the local archive.</source>
        <translation>「ローカル保管」の操作権限が必要です。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>days</comment>
        <translation>%1 ～ %2</translation>
    </message>
    <message>
        <source>Another window or program writes into this archive.</source>
        <translation>別のウィンドウまたはプログラムが、このローカル保管に書き込んでいます。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::archive::StatusSection</name>
    <message>
        <source>What is kept on this machine</source>
        <translation>このコンピューターに保管している内容</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Numbers in the chain</source>
        <translation>連鎖の番号</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Last fetched</source>
        <translation>最後の取得</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>次の取得</translation>
    </message>
    <message>
        <source>Signing key of the service</source>
        <translation>サービスの署名鍵</translation>
    </message>
    <message>
        <source>Accept the key…</source>
        <translation>鍵を受け入れる…</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>numbers</comment>
        <translation>%1 ～ %2</translation>
    </message>
    <message>
        <source>running now</source>
        <translation>取得中</translation>
    </message>
    <message>
        <source>none: regular fetching is off</source>
        <translation>なし（定期的な取得はオフ）</translation>
    </message>
    <message>
        <source>as soon as the service can be reached</source>
        <translation>サービスに接続でき次第</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>time, what went wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The service shows another signing key (%1…) than before (%2…). What it signs with it proves nothing here until you accept it. Ask the operator of the service whether the key was replaced; otherwise somebody may stand in its place.</source>
        <translation>サービスが、以前（%2…）とは異なる署名鍵（%1…）を提示しています。受け入れるまで、その鍵による署名は証明として扱いません。鍵を交換したかどうかを、サービスの運用者に確かめてください。交換していなければ、だれかがサービスになりすましている可能性があります。</translation>
    </message>
    <message>
        <source>A file of the archive could not be read with its key. It was put aside as %1 and not deleted; this archive began anew.</source>
        <translation>保管のファイルを鍵で読めませんでした。削除せずに %1 という名前で残し、新しく保管を始めました。</translation>
    </message>
    <message>
        <source>Accept another signing key</source>
        <translation>別の署名鍵の受け入れ</translation>
    </message>
    <message>
        <source>Statements that are signed by the key %1 count from now on.</source>
        <translation>今後、鍵 %1 による署名を証明として扱います。</translation>
    </message>
    <message>
        <source>Compare it with the key that the operator of the service names, on another way than through the service.</source>
        <translation>サービスを通さない方法で、運用者の示す鍵と照らし合わせてください。</translation>
    </message>
    <message>
        <source>Whoever holds this key can make statements that count here.</source>
        <translation>この鍵を持つ人は、ここで有効な証明を作れます。</translation>
    </message>
    <message>
        <source>Accept the key</source>
        <translation>鍵を受け入れる</translation>
    </message>
    <message>
        <source>The signing key was accepted.</source>
        <translation>署名鍵を受け入れました。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) did not fit the chain when they were fetched. They were kept and marked; verify to see which ones.</source>
        <translation>
            <numerusform>取得したときに連鎖とつながらない箇所が %Ln 件ありました。そのまま保管し、印を付けています。どこかを見るには検証してください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service had forgotten %Ln record(s) before they were fetched. Fetch more often than it deletes.</source>
        <translation>
            <numerusform>取得する前に、サービスが %Ln 件の記録を削除していました。削除されるより短い間隔で取得してください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Detections with their words</source>
        <translation>語句つきの検知</translation>
    </message>
    <message>
        <source>Time covered</source>
        <translation>記録の期間</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::brake::BudgetBar</name>
    <message>
        <source>Your own orders in full colour, those of others pale; the mark is the limit for each administrator.</source>
        <translation>自分の指示は濃い色、ほかの管理者の指示は淡い色で示します。目盛りは管理者 1 人あたりの上限です。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::brake::BudgetLines</name>
    <message>
        <source>%1 held</source>
        <comment>so many orders</comment>
        <translation>保留 %1</translation>
    </message>
    <message>
        <source>Your share is used up: your next order holds.</source>
        <translation>自分の上限に達しました。次の指示は保留されます。</translation>
    </message>
    <message>
        <source>The budget is used up: the next order holds.</source>
        <translation>全体の上限に達しました。次の指示は保留されます。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::brake::HeldPage</name>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (自分)</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Everything that is held</source>
        <translation>保留中のすべての指示</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) of %1 wait for a decision.</source>
        <comment>of so many administrators</comment>
        <translation>
            <numerusform>%1からの %Ln 件の指示が、判断を待っています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln administrator(s)</source>
        <translation>
            <numerusform>管理者 %Ln 名</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %Ln selected…</source>
        <translation>
            <numerusform>選択した %Ln 件を承認…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release all %Ln…</source>
        <translation>
            <numerusform>%Ln 件すべてを承認…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln selected…</source>
        <translation>
            <numerusform>選択した %Ln 件を却下…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject all %Ln…</source>
        <translation>
            <numerusform>%Ln 件すべてを却下…</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose held orders first.</source>
        <translation>先に保留中の指示を選択してください。</translation>
    </message>
    <message>
        <source>What each administrator waits for</source>
        <translation>管理者ごとの保留中の指示</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>指示者</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>指示の一覧</translation>
    </message>
    <message>
        <source>Held orders</source>
        <translation>保留中の指示</translation>
    </message>
    <message>
        <source>Nobody else may decide here: withdraw them and order as many as the budget above has room for; it is free again as time passes. A larger budget and a second person who decides count from a day later on.</source>
        <translation>ほかに判断できる管理者がいません。「紛失対応」で保留中の指示を取り消し、上限に残っている数ずつ指示してください。上限は時間とともに空きます。上限の引き上げと、判断できる管理者の追加は、24 時間後から有効になります。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::devices::DeviceDetail</name>
    <message>
        <source>%1 (%2)</source>
        <comment>time (how long ago)</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Open the member</source>
        <translation>メンバーを開く</translation>
    </message>
    <message>
        <source>Sessions of the member</source>
        <translation>メンバーのセッション</translation>
    </message>
    <message>
        <source>Details of the device</source>
        <translation>デバイスの詳細</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) are chosen</source>
        <translation>
            <numerusform>%n 台を選択しています</numerusform>
        </translation>
    </message>
    <message>
        <source>No device is chosen</source>
        <translation>デバイスが選択されていません</translation>
    </message>
    <message>
        <source>What can be done with them stands below the list.</source>
        <translation>できる操作は一覧の下に表示されます。</translation>
    </message>
    <message>
        <source>Choose a device in the list to see everything known of it.</source>
        <translation>一覧でデバイスを選択すると、詳細が表示されます。</translation>
    </message>
    <message>
        <source>The app needs an update.</source>
        <translation>アプリのアップデートが必要です。</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>アクセス環境</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>機種</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>Installed apps</source>
        <translation>インストール済みアプリ</translation>
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
        <translation>信頼済み端末</translation>
    </message>
    <message>
        <source>Blocked since</source>
        <translation>利用拒否の開始</translation>
    </message>
    <message>
        <source>Erased at</source>
        <translation>データ削除日時</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>最終アクセス</translation>
    </message>
    <message>
        <source>Registered at</source>
        <translation>登録日時</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>エージェント</translation>
    </message>
    <message>
        <source>Registered; it can be given orders</source>
        <translation>登録済み (遠隔で指示できます)</translation>
    </message>
    <message>
        <source>None; known from sign-ins only</source>
        <translation>なし (ログインの記録のみ)</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最終通信</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Clock of the device</source>
        <translation>端末の時計</translation>
    </message>
    <message>
        <source>Right to the minute</source>
        <translation>ずれは 1 分未満です</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::devices::DeviceFilterRow</name>
    <message>
        <source>All systems</source>
        <translation>すべての OS</translation>
    </message>
    <message>
        <source>This version and older ones, for example 4.1.2.</source>
        <translation>このバージョン以前が対象です。例: 4.1.2</translation>
    </message>
    <message>
        <source>Choose a system first.</source>
        <translation>先に OS を選択してください。</translation>
    </message>
    <message>
        <source>Choose an app first.</source>
        <translation>先にアプリを選択してください。</translation>
    </message>
    <message>
        <source>No filter is set.</source>
        <translation>絞り込みの条件が設定されていません。</translation>
    </message>
    <message>
        <source>Filter by member, device or model</source>
        <translation>メンバー、デバイス、機種で絞り込み</translation>
    </message>
    <message>
        <source>Filter devices</source>
        <translation>デバイスの絞り込み</translation>
    </message>
    <message>
        <source>Last access: 3 years</source>
        <translation>最終アクセス: 全部 (3 年)</translation>
    </message>
    <message>
        <source>Last access: 30 days</source>
        <translation>最終アクセス: 30 日</translation>
    </message>
    <message>
        <source>Last access: 6 months</source>
        <translation>最終アクセス: 6 か月</translation>
    </message>
    <message>
        <source>Last access: 1 year</source>
        <translation>最終アクセス: 1 年</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>最終アクセス</translation>
    </message>
    <message>
        <source>Blocked or not</source>
        <translation>利用拒否: すべて</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>利用拒否中</translation>
    </message>
    <message>
        <source>Not blocked</source>
        <translation>利用拒否以外</translation>
    </message>
    <message>
        <source>Update needed</source>
        <translation>アップデートが必要</translation>
    </message>
    <message>
        <source>The app is more than two major versions older than the newest one in use.</source>
        <translation>利用中の最新版よりメジャーバージョンで 2 つを超えて古いアプリです。</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>All apps</source>
        <translation>すべてのアプリ</translation>
    </message>
    <message>
        <source>App</source>
        <translation>アプリ</translation>
    </message>
    <message>
        <source>This version or older</source>
        <translation>このバージョン以前</translation>
    </message>
    <message>
        <source>Version of the system, this or older</source>
        <translation>OS のバージョン (これ以前)</translation>
    </message>
    <message>
        <source>Version of the app, this or older</source>
        <translation>アプリのバージョン (これ以前)</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>絞り込みを解除</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::diff::ChangesetDialog</name>
    <message>
        <source>Check the changes</source>
        <translation>変更内容の確認</translation>
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
        <translation>すべて %1</translation>
    </message>
    <message numerus="yes">
        <source>Leave out the %n refused row(s)</source>
        <translation>
            <numerusform>拒否された %n 行を除いて適用する</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to apply.</source>
        <translation>適用する変更がありません。</translation>
    </message>
    <message>
        <source>Some rows are refused. Correct them, or leave them out.</source>
        <translation>拒否された行があります。直すか、除いて適用してください。</translation>
    </message>
    <message>
        <source>Rows of the changeset</source>
        <translation>変更セットの行</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進み具合</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>適用</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>もう一度確認</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Stop and roll back</source>
        <translation>中止して巻き戻す</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>元に戻す…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>I know what the talk rooms lose</source>
        <translation>トークルームから失われるものを確認しました</translation>
    </message>
    <message>
        <source>Talk rooms lose what they hold. Read above what it is, and say that you know.</source>
        <translation>トークルームの内容が失われます。上の内容を読み、確認の欄にチェックを入れてください。</translation>
    </message>
    <message>
        <source>changeset</source>
        <translation>変更セット</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Code of the error</source>
        <translation>エラーコード</translation>
    </message>
    <message>
        <source>Stop checking</source>
        <translation>確認を中止</translation>
    </message>
    <message>
        <source>Name or row</source>
        <translation>名前または行番号</translation>
    </message>
    <message>
        <source>Only rows with this name or number</source>
        <translation>この名前または番号の行だけを表示</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>変更内容</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::diff::CheckPage</name>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>%1 Suggestion: %2</source>
        <translation>%1 候補: %2</translation>
    </message>
    <message>
        <source>Checking the rows</source>
        <translation>行を確認しています</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 rows: %2 to add, %3 to change, %4 to delete, %5 other</source>
        <translation>%1 行: 追加 %2、修正 %3、削除 %4、その他 %5</translation>
    </message>
    <message>
        <source>New organizations: %1. New positions, levels and user types: %2.</source>
        <translation>新しい組織: %1。新しい役職・職級・利用権限タイプ: %2。</translation>
    </message>
    <message>
        <source>Every row can be taken.</source>
        <translation>すべての行を取り込めます。</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) cannot be taken. Correct them here (double click or F2), or go on without them.</source>
        <translation>
            <numerusform>%1 行は取り込めません。ここで直すか（ダブルクリックまたは F2）、除いて進めてください。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to correct.</source>
        <translation>直すところがありません。</translation>
    </message>
    <message>
        <source>Show warnings too</source>
        <translation>警告も表示</translation>
    </message>
    <message>
        <source>Take all suggestions</source>
        <translation>候補をすべて採用</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Kinds of faults</source>
        <translation>問題の種類</translation>
    </message>
    <message>
        <source>Rows with faults</source>
        <translation>問題のある行</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>シート</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::diff::ImpactPanel</name>
    <message>
        <source>Impact on people</source>
        <translation>影響の確認</translation>
    </message>
    <message>
        <source>Talk rooms whose readers change</source>
        <translation>読める人が変わるトークルーム</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::diff::ImportRun</name>
    <message>
        <source>Choose a file</source>
        <translation>ファイルの選択</translation>
    </message>
    <message>
        <source>Sheets (*.csv *.tsv *.txt *.xlsx *.ods)</source>
        <translation>表のファイル (*.csv *.tsv *.txt *.xlsx *.ods)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>There is no row that could be taken.</source>
        <translation>取り込める行がありません。</translation>
    </message>
    <message>
        <source>Sending the rows to the service</source>
        <translation>行をサービスへ送信しています</translation>
    </message>
    <message>
        <source>Everything in the file is so already. There is nothing to do.</source>
        <translation>ファイルの内容はすべて現在の状態と同じです。行うことはありません。</translation>
    </message>
    <message>
        <source>Save the results</source>
        <translation>結果の保存</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel ブック (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>-results</source>
        <translation>-結果</translation>
    </message>
    <message>
        <source>The results are in %1.</source>
        <translation>結果を %1 に保存しました。</translation>
    </message>
    <message>
        <source>The changes are applied. A file tells what became of each row.</source>
        <translation>変更を適用しました。各行の結果をファイルで確認できます。</translation>
    </message>
    <message>
        <source>Save the results…</source>
        <translation>結果を保存…</translation>
    </message>
    <message>
        <source>Save the rows with faults</source>
        <translation>誤りのある行の保存</translation>
    </message>
    <message>
        <source>-faults</source>
        <translation>-誤り</translation>
    </message>
    <message>
        <source>One file for each sheet is beside %1.</source>
        <translation>シートごとのファイルを %1 と同じフォルダーに保存しました。</translation>
    </message>
    <message>
        <source>The rows with faults are in %1.</source>
        <translation>誤りのある行を %1 に保存しました。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::diff::MergeDialog</name>
    <message>
        <source>Somebody else saved first</source>
        <translation>別の人が先に保存しました</translation>
    </message>
    <message>
        <source>Somebody else changed %1 while you were editing</source>
        <translation>編集中に別の人が「%1」を変更しました</translation>
    </message>
    <message>
        <source>You changed different fields. Both changes are kept; nothing is overwritten.</source>
        <translation>変更した項目は重なっていません。両方の変更を残し、何も上書きしません。</translation>
    </message>
    <message>
        <source>Nothing was overwritten. Where both of you changed the same field, choose which one holds.</source>
        <translation>何も上書きしていません。同じ項目を変更した箇所は、どちらを残すか選択してください。</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>変更前</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>自分</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>相手</translation>
    </message>
    <message>
        <source>Save both</source>
        <translation>両方を保存</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Keep yours</source>
        <translation>自分の変更を残す</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>相手の変更を残す</translation>
    </message>
    <message>
        <source>%1: keep yours, %2</source>
        <translation>%1: 自分の変更 %2 を残す</translation>
    </message>
    <message>
        <source>%1: keep theirs, %2</source>
        <translation>%1: 相手の変更 %2 を残す</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) still to choose.</source>
        <translation>
            <numerusform>あと %n 項目の選択が必要です。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::diff::RowDetail</name>
    <message>
        <source>Changes of the row</source>
        <translation>行の変更内容</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>変更前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>変更後</translation>
    </message>
    <message>
        <source>Choose a row to see its changes field by field.</source>
        <translation>行を選択すると、項目ごとの変更内容が表示されます。</translation>
    </message>
    <message>
        <source>%1: %2 (row %3 of the file)</source>
        <translation>%1: %2（ファイルの %3 行目）</translation>
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
        <translation>回答と理由</translation>
    </message>
    <message>
        <source>Because of this</source>
        <translation>許可されている理由</translation>
    </message>
    <message>
        <source>How far it reaches</source>
        <translation>許可されていない理由</translation>
    </message>
    <message>
        <source>Who else can do this</source>
        <translation>ほかにできる人を確認</translation>
    </message>
    <message>
        <source>What it passes, in this order</source>
        <translation>判定の順序</translation>
    </message>
    <message>
        <source>It is not allowed</source>
        <translation>許可されていません</translation>
    </message>
    <message>
        <source>It is allowed, under a condition</source>
        <translation>条件付きで許可されています</translation>
    </message>
    <message>
        <source>It is allowed</source>
        <translation>許可されています</translation>
    </message>
    <message>
        <source>What is asked besides</source>
        <translation>ほかに必要な条件</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other role(s)</source>
        <translation>
            <numerusform>ほかの権限 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Who could grant it</source>
        <translation>付与できる人</translation>
    </message>
    <message>
        <source>The smallest change that would take it away</source>
        <translation>この権限をなくす最小の変更</translation>
    </message>
    <message>
        <source>There is none: the office of the highest administrator is only handed over.</source>
        <translation>ありません。最高管理者の権限は、委任によってのみ移ります。</translation>
    </message>
    <message>
        <source>All of these are needed; each alone leaves another way open.</source>
        <translation>すべての変更が必要です。一つだけでは、別の権限が残ります。</translation>
    </message>
    <message>
        <source>The other menus of the role go with it.</source>
        <translation>この権限のほかのメニューも使えなくなります。</translation>
    </message>
    <message>
        <source>Nobody else is touched.</source>
        <translation>ほかの人には影響しません。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::explain::LinkRow</name>
    <message>
        <source>Speaks for it</source>
        <translation>満たしています</translation>
    </message>
    <message>
        <source>Speaks against it</source>
        <translation>満たしていません</translation>
    </message>
    <message>
        <source>Is asked besides</source>
        <translation>別に必要な条件です</translation>
    </message>
    <message>
        <source>%1. %2: %3</source>
        <comment>sign, kind, sentence</comment>
        <translation>%1。%2: %3</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::explain::PeoplePage</name>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>権限</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>What he can do</source>
        <translation>できること</translation>
    </message>
    <message>
        <source>Other menus only</source>
        <translation>ほかのメニューのみ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln administrator(s). Enter opens the whole chain of the one that is chosen.</source>
        <translation>
            <numerusform>管理者 %Ln 人。選択して Enter を押すと、すべての理由を表示します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln further one(s) lie outside of your own organizations and are not named.</source>
        <translation>
            <numerusform>ご自身の範囲外に、ほかに %Ln 人います。名前は表示されません。</numerusform>
        </translation>
    </message>
    <message>
        <source>who-can</source>
        <translation>who-can</translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation>サービスに問い合わせています…</translation>
    </message>
    <message>
        <source>No administrator of your own organizations reaches this member</source>
        <translation>ご自身の範囲に、このメンバーを管理できる人はいません</translation>
    </message>
    <message>
        <source>Nobody in your own organizations can do this</source>
        <translation>ご自身の範囲に、この操作ができる人はいません</translation>
    </message>
    <message>
        <source>The highest administrator can give a role that includes it.</source>
        <translation>最高管理者は、これを含む権限を付与できます。</translation>
    </message>
    <message>
        <source>Reasons are known to the service only</source>
        <translation>理由の確認にはサービスへの接続が必要です</translation>
    </message>
    <message>
        <source>They can be asked for as soon as there is a connection.</source>
        <translation>接続が戻ると確認できます。</translation>
    </message>
    <message>
        <source>The service could not answer</source>
        <translation>サービスから回答を得られませんでした</translation>
    </message>
    <message>
        <source>Administrators</source>
        <translation>管理者</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::explain::QuestionForm</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Choose the member it is about.</source>
        <translation>対象のメンバーを選択してください。</translation>
    </message>
    <message>
        <source>Choose the organization it is about.</source>
        <translation>対象の組織を選択してください。</translation>
    </message>
    <message>
        <source>A member outside of the local copy</source>
        <translation>手元の写しにないメンバー</translation>
    </message>
    <message>
        <source>An organization outside of the local copy</source>
        <translation>手元の写しにない組織</translation>
    </message>
    <message>
        <source>Myself (%1)</source>
        <translation>自分（%1）</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Choose somebody else</source>
        <translation>ほかの人を選択します</translation>
    </message>
    <message>
        <source>Person: %1</source>
        <translation>対象者: %1</translation>
    </message>
    <message>
        <source>Myself</source>
        <translation>自分</translation>
    </message>
    <message>
        <source>Choose on what</source>
        <translation>操作の対象を選択します</translation>
    </message>
    <message>
        <source>On what: %1</source>
        <translation>操作の対象: %1</translation>
    </message>
    <message>
        <source>Get the answer</source>
        <translation>確認する</translation>
    </message>
    <message>
        <source>The whole tenant</source>
        <translation>テナント全体</translation>
    </message>
    <message>
        <source>An organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>A member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>The client as such</source>
        <translation>アクセス環境そのもの</translation>
    </message>
    <message>
        <source>Not asked about</source>
        <translation>指定しない</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>対象者</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>メニュー</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>権限</translation>
    </message>
    <message>
        <source>On what</source>
        <translation>操作の対象</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>アクセス環境</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP アドレス</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国</translation>
    </message>
    <message>
        <source>Choose the group it is about.</source>
        <translation>対象のグループを選択してください。</translation>
    </message>
    <message>
        <source>A group outside of the local copy</source>
        <translation>手元の写しにないグループ</translation>
    </message>
    <message>
        <source>A group</source>
        <translation>グループ</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::fields::EntryList</name>
    <message>
        <source>Choose an entry first.</source>
        <translation>先に一覧から選択してください。</translation>
    </message>
    <message>
        <source>It is the first one.</source>
        <translation>先頭の項目です。</translation>
    </message>
    <message>
        <source>It is the last one.</source>
        <translation>末尾の項目です。</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>追加…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>編集…</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下へ</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>削除…</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::fields::PropertyDialog</name>
    <message>
        <source>Add a custom property</source>
        <translation>追加項目の追加</translation>
    </message>
    <message>
        <source>Edit a custom property</source>
        <translation>追加項目の編集</translation>
    </message>
    <message>
        <source>All members</source>
        <translation>すべてのメンバー</translation>
    </message>
    <message>
        <source>Administrators and the member</source>
        <translation>管理者と本人</translation>
    </message>
    <message>
        <source>Administrators only</source>
        <translation>管理者のみ</translation>
    </message>
    <message>
        <source>The member too</source>
        <translation>本人も可</translation>
    </message>
    <message>
        <source>Fixed once the property exists.</source>
        <translation>作成後は変更できません。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>What people read; at most 20 characters</source>
        <translation>画面に表示する名前（20 文字以内）</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>For sheets and the API: a–z, A–Z, 0–9 and underscore</source>
        <translation>一括ファイルと API で使う名前（半角英数字とアンダースコア）</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Several values</source>
        <translation>複数の値</translation>
    </message>
    <message>
        <source>At most 10 for each member</source>
        <translation>メンバーごとに最大 10 個</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>選択肢</translation>
    </message>
    <message>
        <source>One a line, at least two; &quot;S = Small&quot; stores S and shows Small</source>
        <translation>1 行に 1 つ、2 つ以上。「S = 小」は S を保存し「小」と表示します</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必須</translation>
    </message>
    <message>
        <source>Adding and editing a member stop where it is empty.</source>
        <translation>空のままではメンバーの追加と修正ができません。</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>表示範囲</translation>
    </message>
    <message>
        <source>Who may change it</source>
        <translation>修正権限</translation>
    </message>
    <message>
        <source>Add property</source>
        <translation>項目を追加</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>まだ変更がありません。</translation>
    </message>
    <message>
        <source>Fill in what is missing first.</source>
        <translation>先に不足している内容を入力してください。</translation>
    </message>
    <message>
        <source>%1 (“%2”)</source>
        <translation>%1（「%2」）</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::fields::SettingsPage</name>
    <message>
        <source>Numbers are typed by hand.</source>
        <translation>番号は手入力です。</translation>
    </message>
    <message>
        <source>A number looks like %1.</source>
        <translation>番号の例: %1</translation>
    </message>
    <message>
        <source>No number of this length is left. Allow more digits or another prefix.</source>
        <translation>この桁数の番号は残っていません。桁数か接頭辞を変更してください。</translation>
    </message>
    <message>
        <source>The next number: %1</source>
        <translation>次の番号: %1</translation>
    </message>
    <message>
        <source>Every member has an employee number.</source>
        <translation>すべてのメンバーに社員番号があります。</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) have no employee number.</source>
        <translation>
            <numerusform>社員番号のないメンバー: %n 名</numerusform>
        </translation>
    </message>
    <message>
        <source>Save or discard the draft first.</source>
        <translation>先に下書きを保存するか破棄してください。</translation>
    </message>
    <message>
        <source>Turn the automatic numbering on first.</source>
        <translation>先に自動付与を使用してください。</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>まだ変更がありません。</translation>
    </message>
    <message>
        <source>Draft, not saved</source>
        <translation>下書き（未保存）</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必須</translation>
    </message>
    <message>
        <source>Shown to members</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Who may change it</source>
        <translation>修正権限</translation>
    </message>
    <message>
        <source>Fixed, and why</source>
        <translation>固定の内容と理由</translation>
    </message>
    <message>
        <source>Fields of members</source>
        <translation>メンバーの項目</translation>
    </message>
    <message>
        <source>Employee numbers</source>
        <translation>社員番号</translation>
    </message>
    <message>
        <source>Give numbers to new members by itself</source>
        <translation>新しいメンバーに社員番号を自動で付与する</translation>
    </message>
    <message>
        <source>In front of the number</source>
        <translation>接頭辞</translation>
    </message>
    <message>
        <source>At most %1 characters</source>
        <translation>%1 文字以内</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>桁数</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>%1～%2</translation>
    </message>
    <message>
        <source>Give numbers…</source>
        <translation>番号を付与…</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Press “Edit” first.</source>
        <translation>先に［編集］を押してください。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::fields::StatusDialog</name>
    <message>
        <source>Add a profile status</source>
        <translation>プロフィールステータスの追加</translation>
    </message>
    <message>
        <source>Edit a profile status</source>
        <translation>プロフィールステータスの編集</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Belongs to the product.</source>
        <translation>製品のステータスです。</translation>
    </message>
    <message>
        <source>At most 20 characters</source>
        <translation>20 文字以内</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>アイコン</translation>
    </message>
    <message>
        <source>Offer it to everybody</source>
        <translation>選択肢に表示する</translation>
    </message>
    <message>
        <source>Members may choose it themselves</source>
        <translation>メンバー自身の設定を許可する</translation>
    </message>
    <message>
        <source>Add status</source>
        <translation>ステータスを追加</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>まだ変更がありません。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::groups::EntryEditor</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>This organization is in the group already.</source>
        <translation>この組織はすでにグループに入っています。</translation>
    </message>
    <message>
        <source>A group cannot contain itself.</source>
        <translation>グループに、そのグループ自身は追加できません。</translation>
    </message>
    <message>
        <source>This group is within it, so it cannot come into this group.</source>
        <translation>このグループはそのグループの中にあるため、追加できません。</translation>
    </message>
    <message>
        <source>It is in the group already.</source>
        <translation>すでにグループに入っています。</translation>
    </message>
    <message>
        <source>Choose whom to take out first.</source>
        <translation>先に外すものを選択してください。</translation>
    </message>
    <message>
        <source>Group masters</source>
        <translation>グループマスター</translation>
    </message>
    <message>
        <source>Direct members</source>
        <translation>直接のメンバー</translation>
    </message>
    <message>
        <source>Add master…</source>
        <translation>グループマスターを追加…</translation>
    </message>
    <message>
        <source>Add member…</source>
        <translation>メンバーを追加…</translation>
    </message>
    <message>
        <source>Add organization…</source>
        <translation>組織を追加…</translation>
    </message>
    <message>
        <source>Add group…</source>
        <translation>グループを追加…</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>外す</translation>
    </message>
    <message>
        <source>Who may write to the mailing list</source>
        <translation>メーリングリストに送信できるメンバー</translation>
    </message>
    <message>
        <source>Who may send as the mailing list</source>
        <translation>メーリングリストとして送信できるメンバー</translation>
    </message>
    <message>
        <source>A group with external users cannot stand in another group.</source>
        <translation>外部ユーザーとのグループは、ほかのグループに含めることができません。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::groups::GroupExportDialog</name>
    <message>
        <source>Export groups</source>
        <translation>グループの書き出し</translation>
    </message>
    <message>
        <source>The list as it is shown</source>
        <translation>表示中の一覧</translation>
    </message>
    <message>
        <source>All fields, as an import takes them back</source>
        <translation>すべての項目（一括追加・修正に取り込める形）</translation>
    </message>
    <message>
        <source>With all fields the file names masters and members. Groups with external users are left out: only their masters change them.</source>
        <translation>すべての項目を書き出すと、ファイルにはグループマスターとメンバーの名前も含まれます。外部ユーザーとのグループは、グループマスターだけが変更できるため含まれません。</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>ファイルを選択…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::groups::GroupForm</name>
    <message>
        <source>Group masters may change the features of the talk room</source>
        <translation>グループマスターにトークルーム機能の権限を付与する</translation>
    </message>
    <message>
        <source>Notify all members of changes</source>
        <translation>メンバー全員にサービス通知へのお知らせを送信する</translation>
    </message>
    <message>
        <source>Publish the group</source>
        <translation>グループを公開する</translation>
    </message>
    <message>
        <source>Accept mail from outside</source>
        <translation>外部からのメールを受け取る</translation>
    </message>
    <message>
        <source>This needs talk.</source>
        <translation>トークの使用が必要です。</translation>
    </message>
    <message>
        <source>Turning this off puts what is stored there out of reach: %1. With talk off it goes into the archive for 30 days, and tasks are erased. The numbers are shown before anything happens.</source>
        <translation>オフにすると、保存されている内容が見られなくなります: %1。トークをオフにすると内容は 30 日間アーカイブに移り、タスクは消去されます。実行する前に件数が表示されます。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Group name</source>
        <translation>グループ名</translation>
    </message>
    <message>
        <source>Up to 100 characters, unique in the tenant.</source>
        <translation>100 文字以内。テナント内で重複できません。</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Up to 300 characters.</source>
        <translation>300 文字以内。</translation>
    </message>
    <message>
        <source>Group masters</source>
        <translation>グループマスター</translation>
    </message>
    <message>
        <source>At least one. They need not be members, and read the talk room.</source>
        <translation>1 人以上必要です。メンバーでなくてもかまいません。トークルームを閲覧できます。</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Members, organizations and other groups. Whoever is in them reads the talk room.</source>
        <translation>メンバー・組織・ほかのグループを追加できます。その中の人はトークルームを閲覧できます。</translation>
    </message>
    <message>
        <source>ID / mailing list</source>
        <translation>ID / メーリングリスト</translation>
    </message>
    <message>
        <source>Left of @%1.</source>
        <translation>@%1 の左側です。</translation>
    </message>
    <message>
        <source>External addresses of the mailing list</source>
        <translation>メーリングリストの外部アドレス</translation>
    </message>
    <message>
        <source>Up to 100.</source>
        <translation>100 件まで。</translation>
    </message>
    <message>
        <source>External address</source>
        <translation>外部アドレス</translation>
    </message>
    <message>
        <source>Add address</source>
        <translation>アドレスを追加</translation>
    </message>
    <message>
        <source>External Key</source>
        <translation>External Key</translation>
    </message>
    <message>
        <source>Talk room features</source>
        <translation>トークルーム機能</translation>
    </message>
    <message>
        <source>Alias addresses</source>
        <translation>サブメール</translation>
    </message>
    <message>
        <source>Further addresses of the mailing list, up to 20.</source>
        <translation>メーリングリストの別のアドレスです。20 件まで設定できます。</translation>
    </message>
    <message>
        <source>Alias address</source>
        <translation>サブメール</translation>
    </message>
    <message>
        <source>Who may write to the mailing list</source>
        <translation>メーリングリストに送信できるメンバー</translation>
    </message>
    <message>
        <source>Members who may use its address as a recipient.</source>
        <translation>このアドレスを宛先に使えるメンバーです。</translation>
    </message>
    <message>
        <source>Who may send as the mailing list</source>
        <translation>メーリングリストとして送信できるメンバー</translation>
    </message>
    <message>
        <source>Members who may use its address as a sender.</source>
        <translation>このアドレスを差出人に使えるメンバーです。</translation>
    </message>
    <message>
        <source>Group type</source>
        <translation>グループタイプ</translation>
    </message>
    <message>
        <source>Users of LINE WORKS of other companies are invited by its masters in their app. Masters and members need the permission to talk with them; whoever is in an organization or group of it without the permission does not read it.</source>
        <translation>他社の LINE WORKS 利用者は、グループマスターがアプリで招待します。グループマスターとメンバーには外部 LINE WORKS 連携の許可が必要です。組織やグループを通じて含まれる人も、許可がなければ閲覧できません。</translation>
    </message>
    <message>
        <source>It stays what it was made as.</source>
        <translation>作成後は変更できません。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::groups::GroupPage</name>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Group masters</source>
        <translation>グループマスター</translation>
    </message>
    <message>
        <source>None. Name one, or nobody looks after the group.</source>
        <translation>なし。管理する人がいないため、グループマスターを指定してください。</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>ID / mailing list</source>
        <translation>ID / メーリングリスト</translation>
    </message>
    <message>
        <source>Further addresses</source>
        <translation>その他のアドレス</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>公開</translation>
    </message>
    <message>
        <source>Not published</source>
        <translation>非公開</translation>
    </message>
    <message>
        <source>masters may change features</source>
        <translation>グループマスターが機能を変更可</translation>
    </message>
    <message>
        <source>members are notified of changes</source>
        <translation>変更をメンバーにお知らせ</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Stands in the groups</source>
        <translation>所属先のグループ</translation>
    </message>
    <message>
        <source>External Key</source>
        <translation>External Key</translation>
    </message>
    <message>
        <source>No group is chosen</source>
        <translation>グループが選択されていません</translation>
    </message>
    <message>
        <source>Choose one in the list to see who is in it and who reads its talk room.</source>
        <translation>選択すると、メンバーとトークルームを閲覧できる人が表示されます。</translation>
    </message>
    <message>
        <source>Direct members (%1)</source>
        <translation>直接のメンバー（%1）</translation>
    </message>
    <message>
        <source>Add a group</source>
        <translation>グループを追加</translation>
    </message>
    <message>
        <source>Edit: %1</source>
        <translation>編集: %1</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>削除…</translation>
    </message>
    <message>
        <source>Talk room</source>
        <translation>トークルーム</translation>
    </message>
    <message>
        <source>Filter direct members</source>
        <translation>直接のメンバーの絞り込み</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Direct members of this group</source>
        <translation>このグループの直接のメンバー</translation>
    </message>
    <message>
        <source>Who may write to the mailing list</source>
        <translation>メーリングリストに送信できるメンバー</translation>
    </message>
    <message>
        <source>Who may send as the mailing list</source>
        <translation>メーリングリストとして送信できるメンバー</translation>
    </message>
    <message>
        <source>Group type</source>
        <translation>グループタイプ</translation>
    </message>
    <message>
        <source>Users of other companies read this talk room too. Only members with the permission to talk with them take part.</source>
        <translation>他社の利用者もこのトークルームを閲覧します。参加できるのは外部 LINE WORKS 連携が許可されたメンバーだけです。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::groups::GroupPhoto</name>
    <message>
        <source>Change photo…</source>
        <translation>写真を変更…</translation>
    </message>
    <message>
        <source>Delete photo…</source>
        <translation>写真を削除…</translation>
    </message>
    <message>
        <source>The group has no photo.</source>
        <translation>このグループに写真はありません。</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>画像を選択</translation>
    </message>
    <message>
        <source>Pictures (*.png *.PNG *.jpg *.JPG *.jpeg *.JPEG *.gif *.GIF)</source>
        <translation>画像 (*.png *.PNG *.jpg *.JPG *.jpeg *.JPEG *.gif *.GIF)</translation>
    </message>
    <message>
        <source>The photo of %1 was changed.</source>
        <translation>%1 の写真を変更しました。</translation>
    </message>
    <message>
        <source>Delete the photo of %1</source>
        <translation>%1 の写真の削除</translation>
    </message>
    <message>
        <source>Its initials are shown instead. It cannot be brought back.</source>
        <translation>代わりに頭文字が表示されます。元に戻せません。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>The photo of %1 was deleted.</source>
        <translation>%1 の写真を削除しました。</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>保存中です。</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>Photo of the group</source>
        <translation>グループの写真</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::imports::ColumnsPage</name>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>役職</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>職級</translation>
    </message>
    <message>
        <source>User types</source>
        <translation>利用権限タイプ</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>グループ</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n row(s))</source>
        <translation>
            <numerusform>%1（%n 行）</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Place in the tree</source>
        <translation>ツリー内の位置</translation>
    </message>
    <message>
        <source>Add what is new, change what is there</source>
        <translation>新しいものは追加し、あるものは修正</translation>
    </message>
    <message>
        <source>Add only</source>
        <translation>追加のみ</translation>
    </message>
    <message>
        <source>Change only</source>
        <translation>修正のみ</translation>
    </message>
    <message>
        <source>leaves the field as it is</source>
        <translation>項目をそのままにする</translation>
    </message>
    <message>
        <source>empties the field</source>
        <translation>項目を空にする</translation>
    </message>
    <message>
        <source>The member creates it</source>
        <translation>メンバーが作成</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>後で</translation>
    </message>
    <message>
        <source>(not used)</source>
        <translation>（使わない）</translation>
    </message>
    <message>
        <source>Meaning of column %1</source>
        <translation>列 %1 の意味</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>列 %1</translation>
    </message>
    <message>
        <source>Sheets of the file</source>
        <translation>ファイルのシート</translation>
    </message>
    <message>
        <source>Columns of the file and their meaning</source>
        <translation>ファイルの列とその意味</translation>
    </message>
    <message>
        <source>The rows are</source>
        <translation>行の種類</translation>
    </message>
    <message>
        <source>Told apart by</source>
        <translation>照合する項目</translation>
    </message>
    <message>
        <source>Rows may</source>
        <translation>行の扱い</translation>
    </message>
    <message>
        <source>An empty cell</source>
        <translation>空のセル</translation>
    </message>
    <message>
        <source>Initial password</source>
        <translation>初期パスワード</translation>
    </message>
    <message>
        <source>Create organizations, positions, levels and user types that are named and not there</source>
        <translation>ファイルにある未登録の組織・役職・職級・利用権限タイプを作成する</translation>
    </message>
    <message>
        <source>The mail goes to the private address. Its link holds for 7 days.</source>
        <translation>個人メールアドレスに送信します。リンクの有効期間は 7 日です。</translation>
    </message>
    <message>
        <source>Only who is added and creates the password himself is invited.</source>
        <translation>追加され、パスワードを自分で作成するメンバーだけに送信できます。</translation>
    </message>
    <message>
        <source>Send invitation mails once the changes are applied</source>
        <translation>適用後に招待メールを送信する</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::invitation::ApplicantsPage</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Wished ID</source>
        <translation>希望 ID</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>連絡先</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Link of</source>
        <translation>招待した人</translation>
    </message>
    <message>
        <source>Applied on</source>
        <translation>申請日時</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>残り</translation>
    </message>
    <message>
        <source>Choose applicants first.</source>
        <translation>先に申請者を選択してください。</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n 人を選択</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>承認待ちの申請者はいません</translation>
    </message>
    <message>
        <source>Whoever applies through an invitation link appears here at once.</source>
        <translation>招待リンクから申請した人は、すぐにここに表示されます。</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>承認…</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>拒否…</translation>
    </message>
    <message>
        <source>Applicants</source>
        <translation>申請者</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::invitation::LinkDialog</name>
    <message>
        <source>Invitation link</source>
        <translation>招待リンク</translation>
    </message>
    <message>
        <source>A link for operators was made</source>
        <translation>運用担当者用のリンクを作成しました</translation>
    </message>
    <message>
        <source>A link for members was made</source>
        <translation>メンバー用のリンクを作成しました</translation>
    </message>
    <message>
        <source>It is shown only now. Whoever has it can apply until %1; hand it only to those whom you mean, and end it when it is not needed any more.</source>
        <translation>リンクが表示されるのは今回だけです。リンクを知っている人は %1 まで誰でも申請できます。招待する相手にだけ渡し、不要になったら終了してください。</translation>
    </message>
    <message>
        <source>QR code of the invitation link; the field below says the same</source>
        <translation>招待リンクの QR コード (下の欄と同じ内容です)</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>リンク</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>リンクをコピー</translation>
    </message>
    <message>
        <source>Save QR code…</source>
        <translation>QR コードを保存…</translation>
    </message>
    <message>
        <source>Save sheet to print…</source>
        <translation>印刷用に保存…</translation>
    </message>
    <message>
        <source>I have kept it</source>
        <translation>控えました</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Save sheet to print</source>
        <translation>印刷用に保存</translation>
    </message>
    <message>
        <source>Save QR code</source>
        <translation>QR コードを保存</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>画像 (*.png)</translation>
    </message>
    <message>
        <source>invitation.pdf</source>
        <translation>招待.pdf</translation>
    </message>
    <message>
        <source>invitation.png</source>
        <translation>招待.png</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>%1 に保存しました。</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose another place.</source>
        <translation>%1 に書き込めませんでした。別の場所を選んでください。</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>招待</translation>
    </message>
    <message>
        <source>Invitation to %1</source>
        <translation>%1 への招待</translation>
    </message>
    <message>
        <source>Take a picture of this code with your telephone and fill in the form.</source>
        <translation>スマートフォンのカメラでこのコードを読み取り、フォームに入力してください。</translation>
    </message>
    <message>
        <source>You can apply until %1.</source>
        <translation>%1 まで申請できます。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::invitation::LinksPage</name>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>作成者</translation>
    </message>
    <message>
        <source>Makes</source>
        <translation>参加後の種類</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>作成日時</translation>
    </message>
    <message>
        <source>Works until</source>
        <translation>有効期限</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>承認待ち</translation>
    </message>
    <message>
        <source>Allow links in the settings first.</source>
        <translation>先に設定でリンクを許可してください。</translation>
    </message>
    <message>
        <source>Choose a link first.</source>
        <translation>先にリンクを選択してください。</translation>
    </message>
    <message>
        <source>This link does not work any more.</source>
        <translation>このリンクはもう使えません。</translation>
    </message>
    <message>
        <source>Links are not allowed: none of these works until the settings allow them.</source>
        <translation>リンクは許可されていません。設定で許可するまで、どのリンクも使えません。</translation>
    </message>
    <message>
        <source>There are no invitation links</source>
        <translation>招待リンクはありません</translation>
    </message>
    <message>
        <source>Make one and hand it, or its QR code, to those whom you invite.</source>
        <translation>リンクを作成し、リンクまたは QR コードを招待する相手に渡してください。</translation>
    </message>
    <message>
        <source>Make a link…</source>
        <translation>リンクを作成…</translation>
    </message>
    <message>
        <source>End the link…</source>
        <translation>リンクを終了…</translation>
    </message>
    <message>
        <source>Invitation links</source>
        <translation>招待リンク</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::invitation::PlacingForm</name>
    <message>
        <source>This is compulsory and not there: %1. Only an administrator who may change members can add it.</source>
        <translation>必須の項目が足りません: %1。メンバーを変更できる管理者だけが入力できます。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Where the new member belongs</source>
        <translation>新しいメンバーの所属</translation>
    </message>
    <message>
        <source>Where the new members belong</source>
        <translation>新しいメンバーの所属</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::logs::HistoryPage</name>
    <message>
        <source>Searching all logs</source>
        <translation>すべてのログを検索しています</translation>
    </message>
    <message>
        <source>No log that you may see has a record of this</source>
        <translation>閲覧できるログに該当する記録はありません</translation>
    </message>
    <message>
        <source>Logs that your role does not show are not searched.</source>
        <translation>権限のないログは検索の対象になりません。</translation>
    </message>
    <message>
        <source>No record matches</source>
        <translation>一致する記録はありません</translation>
    </message>
    <message>
        <source>Searched for: %1</source>
        <translation>検索条件: %1</translation>
    </message>
    <message>
        <source>Clear the conditions</source>
        <translation>条件をクリア</translation>
    </message>
    <message>
        <source>Nothing was found so far</source>
        <translation>ここまでの範囲では見つかりませんでした</translation>
    </message>
    <message>
        <source>Everything back to %1 was looked at.</source>
        <translation>%1 までさかのぼって調べました。</translation>
    </message>
    <message>
        <source>Go on searching</source>
        <translation>続けて検索</translation>
    </message>
    <message>
        <source>The logs are kept by the service</source>
        <translation>ログはサービスに保存されています</translation>
    </message>
    <message>
        <source>They can be searched as soon as there is a connection.</source>
        <translation>接続すると検索できます。</translation>
    </message>
    <message>
        <source>The logs could not be searched</source>
        <translation>ログを検索できませんでした</translation>
    </message>
    <message>
        <source>There is no connection to the service. You see the local archive.</source>
        <translation>サービスに接続していません。ローカル保管のログを表示しています。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>The service makes a file of all records that match.</source>
        <translation>一致するすべての記録のファイルをサービスが作成します。</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>書き出すものがありません。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Back to the log</source>
        <translation>ログに戻ります</translation>
    </message>
    <message>
        <source>History of %1</source>
        <translation>%1 の履歴</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>All logs</source>
        <translation>すべてのログ</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::logs::LogDetail</name>
    <message>
        <source>History of this member</source>
        <translation>この人の履歴</translation>
    </message>
    <message>
        <source>History of this object</source>
        <translation>この対象の履歴</translation>
    </message>
    <message>
        <source>Open the member</source>
        <translation>メンバーを開く</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>JSON でコピー</translation>
    </message>
    <message>
        <source>Details of the record</source>
        <translation>記録の詳細</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are chosen</source>
        <translation>
            <numerusform>%n 件の記録を選択しています</numerusform>
        </translation>
    </message>
    <message>
        <source>No record is chosen</source>
        <translation>記録が選択されていません</translation>
    </message>
    <message>
        <source>They can be copied together.</source>
        <translation>まとめてコピーできます。</translation>
    </message>
    <message>
        <source>Choose a record in the list to see everything that it says.</source>
        <translation>一覧から記録を選択すると、すべての内容を表示します。</translation>
    </message>
    <message>
        <source>Removed by retention</source>
        <translation>保存期間の終了により削除済み</translation>
    </message>
    <message>
        <source>What this record said was removed when its time was over. Its place, its time and its log stay in the chain, so that the rest still proves itself.</source>
        <translation>保存期間が終了したため、この記録の内容は削除されました。通し番号、日時、ログの種類は連鎖に残っており、ほかの記録の検証に影響はありません。</translation>
    </message>
    <message>
        <source>The record names nobody.</source>
        <translation>この記録に操作した人は含まれていません。</translation>
    </message>
    <message>
        <source>The record names no object.</source>
        <translation>この記録に操作の対象は含まれていません。</translation>
    </message>
    <message>
        <source>Nobody of the list of members is named here.</source>
        <translation>メンバーの一覧にいる人は含まれていません。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>実行者</translation>
    </message>
    <message>
        <source>On what</source>
        <translation>操作の対象</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP アドレス</translation>
    </message>
    <message>
        <source>Service type</source>
        <translation>サービスタイプ</translation>
    </message>
    <message>
        <source>ID of who did it</source>
        <translation>実行者の ID</translation>
    </message>
    <message>
        <source>ID of the object</source>
        <translation>対象の ID</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>リクエスト ID</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>変更内容</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>変更前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>変更後</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>証明</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>通し番号</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>発生日時</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>受信日時</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>ハッシュ</translation>
    </message>
    <message>
        <source>Hash of the content</source>
        <translation>内容のハッシュ</translation>
    </message>
    <message>
        <source>Everything in the logs about whoever did this</source>
        <translation>操作した人に関するすべてのログを表示します。</translation>
    </message>
    <message>
        <source>Everything in the logs about what this was done to</source>
        <translation>操作の対象に関するすべてのログを表示します。</translation>
    </message>
    <message>
        <source>Reason code</source>
        <translation>理由のコード</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::logs::LogFilterRow</name>
    <message>
        <source>“%1” is no IP address and no network. Write it like 203.0.113.7 or 203.0.113.0/24.</source>
        <translation>「%1」は IP アドレスでもネットワークでもありません。203.0.113.7 または 203.0.113.0/24 のように入力してください。</translation>
    </message>
    <message>
        <source>“%1” is no date. Write it as YYYY-MM-DD.</source>
        <translation>「%1」は日付ではありません。YYYY-MM-DD の形式で入力してください。</translation>
    </message>
    <message>
        <source>The period ends before it begins.</source>
        <translation>期間の終了日が開始日より前です。</translation>
    </message>
    <message>
        <source>No condition is set.</source>
        <translation>条件は指定されていません。</translation>
    </message>
    <message>
        <source>By a member…</source>
        <translation>メンバーを指定…</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>実行者: %1</translation>
    </message>
    <message>
        <source>Shows what everybody did again.</source>
        <translation>全員の操作の表示に戻します。</translation>
    </message>
    <message>
        <source>Shows only what one member did.</source>
        <translation>1 人のメンバーが行った操作だけを表示します。</translation>
    </message>
    <message>
        <source>On %1</source>
        <comment>what something was done to</comment>
        <translation>対象: %1</translation>
    </message>
    <message>
        <source>Shows what was done to everything again.</source>
        <translation>すべての対象の表示に戻します。</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>すべての操作</translation>
    </message>
    <message>
        <source>Words in names, subjects, IDs and details</source>
        <translation>名前、件名、ID、詳細に含まれる語句</translation>
    </message>
    <message>
        <source>Search the logs</source>
        <translation>ログを検索</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 日間</translation>
    </message>
    <message>
        <source>31 days</source>
        <translation>31 日間</translation>
    </message>
    <message>
        <source>A period of one&apos;s own</source>
        <translation>期間を指定</translation>
    </message>
    <message>
        <source>All that is kept</source>
        <translation>保存されている全期間</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>適用期間</translation>
    </message>
    <message>
        <source>All results</source>
        <translation>すべての結果</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>People and bots</source>
        <translation>メンバーと Bot</translation>
    </message>
    <message>
        <source>Bots only</source>
        <translation>Bot のみ</translation>
    </message>
    <message>
        <source>Without bots</source>
        <translation>Bot を除く</translation>
    </message>
    <message>
        <source>Bots</source>
        <translation>Bot</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>IP address or range</source>
        <translation>IP アドレスまたは範囲</translation>
    </message>
    <message>
        <source>For example 203.0.113.7 or 203.0.113.0/24.</source>
        <translation>例: 203.0.113.7 または 203.0.113.0/24</translation>
    </message>
    <message>
        <source>From, the whole day</source>
        <translation>開始日（その日を含む）</translation>
    </message>
    <message>
        <source>Until, the whole day</source>
        <translation>終了日（その日を含む）</translation>
    </message>
    <message>
        <source>Clear the conditions</source>
        <translation>条件をクリア</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::logs::LogList</name>
    <message>
        <source>Everything up to %1 was looked at. Later records were not looked at yet.</source>
        <translation>%1 まで調べました。それより新しい記録はまだ調べていません。</translation>
    </message>
    <message>
        <source>Everything back to %1 was looked at. Older records were not looked at yet.</source>
        <translation>%1 までさかのぼって調べました。それより古い記録はまだ調べていません。</translation>
    </message>
    <message>
        <source>Fetching the rest, %1 so far …</source>
        <translation>残りを取得しています（現在 %1 件）…</translation>
    </message>
    <message>
        <source>%1 records, searching …</source>
        <translation>%1 件、検索しています…</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>検索しています…</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 records and more</source>
        <translation>%1 件以上</translation>
    </message>
    <message>
        <source>%1, %2 chosen</source>
        <translation>%1、選択 %2</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>すべて選択</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) were copied.</source>
        <translation>
            <numerusform>%n 件の記録をコピーしました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The record was copied as JSON.</source>
        <translation>記録を JSON でコピーしました。</translation>
    </message>
    <message>
        <source>Choose one record first.</source>
        <translation>先に記録を 1 件選択してください。</translation>
    </message>
    <message>
        <source>Open a list of logs first.</source>
        <translation>先にログの一覧を開いてください。</translation>
    </message>
    <message>
        <source>Choose a record first.</source>
        <translation>先に記録を選択してください。</translation>
    </message>
    <message>
        <source>The record names nobody.</source>
        <translation>この記録に操作した人は含まれていません。</translation>
    </message>
    <message>
        <source>The record names no object.</source>
        <translation>この記録に操作の対象は含まれていません。</translation>
    </message>
    <message>
        <source>Nobody of the list of members is named here.</source>
        <translation>メンバーの一覧にいる人は含まれていません。</translation>
    </message>
    <message>
        <source>Go on searching</source>
        <translation>続けて検索</translation>
    </message>
    <message>
        <source>All actions for the chosen records</source>
        <translation>選択した記録に対するすべての操作</translation>
    </message>
    <message>
        <source>Records of the log</source>
        <translation>ログの記録</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::logs::SavedSearches</name>
    <message>
        <source>Give the search a name.</source>
        <translation>検索に名前を付けてください。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s).</source>
        <translation>
            <numerusform>%n 文字以内で入力してください。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::logs::SearchButton</name>
    <message>
        <source>%1 (%2)</source>
        <comment>kept search, its log</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>No search is kept yet.</source>
        <translation>保存した検索はありません。</translation>
    </message>
    <message>
        <source>Keep this search…</source>
        <translation>この検索を保存…</translation>
    </message>
    <message>
        <source>Delete a search</source>
        <translation>検索を削除</translation>
    </message>
    <message>
        <source>Keep this search</source>
        <translation>検索を保存</translation>
    </message>
    <message>
        <source>The conditions are kept with their log. A search of the same name is replaced.</source>
        <translation>条件をログの種類とともに保存します。同じ名前の検索は置き換えられます。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Delete the search %1</source>
        <translation>検索「%1」を削除</translation>
    </message>
    <message>
        <source>The logs stay as they are; only this search goes.</source>
        <translation>ログには影響しません。この検索だけが削除されます。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Kept searches</source>
        <translation>保存した検索</translation>
    </message>
    <message>
        <source>Choose a search that was kept, or keep the present one under a name</source>
        <translation>保存した検索を選択するか、現在の検索に名前を付けて保存します</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::lostdevice::FollowPage</name>
    <message>
        <source>Withdraw</source>
        <translation>取り消す</translation>
    </message>
    <message>
        <source>Withdraw the order that waits here</source>
        <translation>待機中の指示を取り消す</translation>
    </message>
    <message>
        <source>Nothing of it was sent. %1 is not cut off.</source>
        <translation>まだ何も送信されていません。%1 さんは切断されません。</translation>
    </message>
    <message>
        <source>Withdraw the cut-off</source>
        <translation>切断を取り消す</translation>
    </message>
    <message>
        <source>What is not done yet is not done any more. What is done stays done.</source>
        <translation>まだ実行されていない項目は実行されません。実行済みの項目はそのままです。</translation>
    </message>
    <message>
        <source>Withdrawn: %1</source>
        <translation>取り消し: %1</translation>
    </message>
    <message>
        <source>Found again: %1</source>
        <translation>発見の記録: %1</translation>
    </message>
    <message>
        <source>Nothing of this order can be taken back; it is only noted that it was found.</source>
        <translation>この指示に解除できる項目はありません。発見されたことだけを記録します。</translation>
    </message>
    <message>
        <source>What can be taken back is taken back at once.</source>
        <translation>解除できる項目をすぐに解除します。</translation>
    </message>
    <message>
        <source>Stays as it is: %1</source>
        <translation>元に戻らない項目: %1</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Where it was found and who has it now.</source>
        <translation>見つかった場所と、現在の保管者。</translation>
    </message>
    <message>
        <source>Found again</source>
        <translation>見つかった</translation>
    </message>
    <message>
        <source>The order that waited here has arrived at the service.</source>
        <translation>待機していた指示がサービスに届きました。</translation>
    </message>
    <message>
        <source>The note and the identity check were saved.</source>
        <translation>メモと本人確認を保存しました。</translation>
    </message>
    <message>
        <source>The service is being asked …</source>
        <translation>サービスに問い合わせています…</translation>
    </message>
    <message>
        <source>The service cannot be reached. How far the order is will be seen when it is there again.</source>
        <translation>サービスに接続できません。接続が戻ると、指示の状況を確認できます。</translation>
    </message>
    <message>
        <source>The service does not answer. This is how far the order was when it was last seen.</source>
        <translation>サービスから応答がありません。表示は最後に確認した時点の状況です。</translation>
    </message>
    <message>
        <source>Lost: %1</source>
        <translation>紛失: %1</translation>
    </message>
    <message>
        <source>Ordered %1 by %2</source>
        <translation>%2 さんが %1 に指示</translation>
    </message>
    <message>
        <source>It waited without a connection and arrived %1</source>
        <translation>接続がない間は待機し、%1 に届きました</translation>
    </message>
    <message>
        <source>The password was changed when the order arrived, and the temporary one is shown nowhere. Set another one when the member is to sign in again.</source>
        <translation>パスワードは指示が届いた時点で変更され、一時パスワードは表示されません。メンバーが再びログインするときに、改めて設定してください。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more step(s)</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Ordered %1 without a connection</source>
        <translation>%1 に接続のない状態で指示</translation>
    </message>
    <message>
        <source>The service did not take the order that waited here.</source>
        <translation>待機していた指示は、サービスに受け付けられませんでした。</translation>
    </message>
    <message>
        <source>Waiting in this console since %1 (%2). Nothing is cut off yet. It is sent before anything else as soon as the service can be reached.</source>
        <translation>%1 からこのコンソールで待機しています（%2）。まだ切断されていません。サービスに接続できしだい、最初に送信します。</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Waiting here</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Takes back what is not done yet; what is done stays done.</source>
        <translation>まだ実行されていない項目を取り消します。実行済みの項目はそのままです。</translation>
    </message>
    <message>
        <source>Lifts what can be lifted, so that the member can work again.</source>
        <translation>解除できる項目を解除し、メンバーが再び利用できるようにします。</translation>
    </message>
    <message>
        <source>Times, evidence and who ordered it, to read, print or keep.</source>
        <translation>時刻、証拠、指示した管理者を確認し、PDF などで保存できます。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>何も変更されていません。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>通知先</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>Save the record</source>
        <translation>記録を保存</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>一覧に戻る</translation>
    </message>
    <message>
        <source>Page of the member</source>
        <translation>メンバーのページ</translation>
    </message>
    <message>
        <source>Held orders</source>
        <translation>保留中の指示</translation>
    </message>
    <message>
        <source>Receipt…</source>
        <translation>受領証…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>取り消す…</translation>
    </message>
    <message>
        <source>Found again…</source>
        <translation>発見の記録…</translation>
    </message>
    <message>
        <source>How far the order is</source>
        <translation>指示の状況</translation>
    </message>
    <message>
        <source>The order was sent meanwhile, so nothing was withdrawn. See how far it is, and withdraw what is not done yet if you still want to.</source>
        <translation>その間に指示が送信されたため、何も取り消していません。進み具合を確認し、必要であれば、まだ完了していないものを取り消してください。</translation>
    </message>
    <message>
        <source>This is how far the order was when it was last seen.</source>
        <translation>表示しているのは、最後に確認できた時点の状況です。</translation>
    </message>
    <message>
        <source>The password has not been changed yet. The temporary one is shown here once the step is released and done, as long as this page stays open.</source>
        <translation>パスワードはまだ変更されていません。保留が解除されて変更が実行されると、一時パスワードをここに表示します。表示されるのは、このページを開いている間だけです。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::lostdevice::PasswordBox</name>
    <message>
        <source>Temporary password</source>
        <translation>一時パスワード</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the temporary password</source>
        <translation>一時パスワードをコピー</translation>
    </message>
    <message>
        <source>Shown only now. Tell it to the member once it is certain who calls; a new one is chosen at the next sign-in.</source>
        <translation>表示は今回だけです。本人であることを確認してから伝えてください。次回のログインで新しいパスワードに変更されます。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::lostdevice::PersonHead</name>
    <message>
        <source>Belongs to no organization</source>
        <translation>組織に所属していません</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>organization, position</comment>
        <translation>%1&#x3000;%2</translation>
    </message>
    <message>
        <source>%1, employee number %2</source>
        <translation>%1&#x3000;社員番号 %2</translation>
    </message>
    <message>
        <source>%1, highest administrator</source>
        <translation>%1、最高管理者</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>organization, login ID</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Take this one instead: %1</source>
        <translation>代わりにこのメンバーを選択: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n other member(s) are called or read the same. Make sure that this is the one who calls:</source>
        <translation>
            <numerusform>氏名または読みが同じメンバーがほかに %n 名います。連絡してきた本人であることを確認してください。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, place</comment>
        <translation>%1&#x3000;%2</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::lostdevice::ReceiptDialog</name>
    <message>
        <source>Receipt</source>
        <translation>受領証</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>PDF で保存…</translation>
    </message>
    <message>
        <source>Save as JSON…</source>
        <translation>JSON で保存…</translation>
    </message>
    <message>
        <source>Save as signed file (JWS)…</source>
        <translation>署名付きファイル (JWS) で保存…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>受領証を保存</translation>
    </message>
    <message>
        <source>receipt-%1</source>
        <comment>name of a file</comment>
        <translation>受領証-%1</translation>
    </message>
    <message>
        <source>The receipt was written to %1.</source>
        <translation>受領証を %1 に保存しました。</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>印刷…</translation>
    </message>
    <message>
        <source>The receipt was sent to the printer.</source>
        <translation>受領証をプリンターに送りました。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::lostdevice::RecordFields</name>
    <message>
        <source>Note of the call</source>
        <translation>電話のメモ</translation>
    </message>
    <message>
        <source>Where and when it was lost, what was said. Can also be completed afterwards.</source>
        <translation>紛失した場所と日時、電話の内容。後からでも記入できます。</translation>
    </message>
    <message>
        <source>How it was made sure who calls</source>
        <translation>本人確認の方法</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Remark on how it was made sure who calls</source>
        <translation>本人確認についての備考</translation>
    </message>
    <message>
        <source>Not recorded yet</source>
        <translation>未記録</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::lostdevice::ResponsePage</name>
    <message>
        <source>The service is being asked what is to be done …</source>
        <translation>必要な項目をサービスに問い合わせています…</translation>
    </message>
    <message>
        <source>The service cannot be reached. The order is signed and waits encrypted in this console; it is sent before anything else as soon as the service is there again.</source>
        <translation>サービスに接続できません。指示は署名し、暗号化してこのコンソールで待機させます。サービスへの接続が戻りしだい、最初に送信します。</translation>
    </message>
    <message>
        <source>%1 ordered a cut-off of this member at %2 (%3): %4</source>
        <translation>%1 さんが %2 にこのメンバーの切断を指示しました（%3）。%4</translation>
    </message>
    <message>
        <source>All PCs</source>
        <translation>すべての PC</translation>
    </message>
    <message>
        <source>All phones</source>
        <translation>すべてのスマートフォン</translation>
    </message>
    <message>
        <source>Enter orders. Ctrl+Enter orders from any field.</source>
        <translation>Enter で指示します。どの欄からでも Ctrl+Enter で指示できます。</translation>
    </message>
    <message>
        <source>What was lost</source>
        <translation>紛失したもの</translation>
    </message>
    <message>
        <source>Which one</source>
        <translation>対象の端末</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>実行する項目</translation>
    </message>
    <message>
        <source>Show that order</source>
        <translation>その指示を表示</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>一覧に戻る</translation>
    </message>
    <message>
        <source>The order is being sent. Wait until it is certain whether it has arrived.</source>
        <translation>指示を送信しています。届いたかどうかが分かるまでお待ちください。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::lostdevice::StateBand</name>
    <message>
        <source>Waiting here</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒否</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::lostdevice::StepLine</name>
    <message>
        <source>Evidence: %1</source>
        <translation>証拠: %1</translation>
    </message>
    <message>
        <source>There is no evidence yet.</source>
        <translation>証拠はまだありません。</translation>
    </message>
    <message>
        <source>Show the evidence</source>
        <translation>証拠を表示</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::lostdevice::Track</name>
    <message>
        <source>Requested</source>
        <translation>指示</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>受付</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>確認</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::lostdevice::UseList</name>
    <message>
        <source>Devices</source>
        <translation>端末</translation>
    </message>
    <message>
        <source>Known to the service only. They are found when the order arrives there.</source>
        <translation>サービスに接続すると確認できます。対象は、指示が届いた時点で確定します。</translation>
    </message>
    <message>
        <source>No device is known.</source>
        <translation>登録された端末はありません。</translation>
    </message>
    <message>
        <source>Signed in at present</source>
        <translation>ログイン中</translation>
    </message>
    <message numerus="yes">
        <source>Signed in: %n session(s)</source>
        <translation>
            <numerusform>ログイン中: %n セッション</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed in nowhere at present.</source>
        <translation>現在ログインしているセッションはありません。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::AddPage</name>
    <message>
        <source>Discard the new member?</source>
        <translation>新しいメンバーの入力を破棄しますか。</translation>
    </message>
    <message>
        <source>What you typed is lost. Nobody was added.</source>
        <translation>入力した内容は失われます。メンバーは追加されていません。</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>下書きを破棄</translation>
    </message>
    <message>
        <source>%1 was added. Go on with the next one.</source>
        <translation>%1 さんを追加しました。続けて次のメンバーを入力してください。</translation>
    </message>
    <message>
        <source>Add one member</source>
        <translation>メンバーを個別追加</translation>
    </message>
    <message>
        <source>Initial password</source>
        <translation>パスワードの作成</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Save and add another</source>
        <translation>保存して続けて追加</translation>
    </message>
    <message>
        <source>Add member</source>
        <translation>メンバーを追加</translation>
    </message>
    <message>
        <source>Nobody was added. Correct the fields that are marked in red.</source>
        <translation>メンバーは追加されていません。赤い枠の項目を直してください。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::DevicesBlock</name>
    <message>
        <source>No device was seen in the last three years.</source>
        <translation>過去 3 年間に利用されたデバイスはありません。</translation>
    </message>
    <message>
        <source>Devices of the member</source>
        <translation>メンバーのデバイス</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>アクセス環境</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>OS version</source>
        <translation>OS のバージョン</translation>
    </message>
    <message>
        <source>Installed apps</source>
        <translation>インストール済みアプリ</translation>
    </message>
    <message>
        <source>MDM</source>
        <translation>MDM</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>最終アクセス</translation>
    </message>
    <message>
        <source>Device ID</source>
        <translation>デバイス ID</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>端末</translation>
    </message>
    <message>
        <source>All actions for the chosen devices</source>
        <translation>選択したデバイスに対するすべての操作</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::DiffDialog</name>
    <message>
        <source>Save changes</source>
        <translation>変更の保存</translation>
    </message>
    <message>
        <source>Save the changes to %1?</source>
        <translation>%1 さんの変更を保存しますか。</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>変更前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>変更後</translation>
    </message>
    <message>
        <source>%1: %2 becomes %3</source>
        <translation>%1: %2 を %3 に変更</translation>
    </message>
    <message>
        <source>Nobody is logged out by this.</source>
        <translation>この変更でログアウトされる人はいません。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Back to the draft</source>
        <translation>下書きに戻る</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::EditPage</name>
    <message>
        <source>Somebody else changed this member meanwhile. Your draft is untouched; both are compared before anything is saved.</source>
        <translation>その間に別の人がこのメンバーを変更しました。下書きはそのまま残っています。保存の前に両方を見比べます。</translation>
    </message>
    <message>
        <source>Compare now</source>
        <translation>今すぐ比較</translation>
    </message>
    <message>
        <source>Discard the draft?</source>
        <translation>下書きを破棄しますか。</translation>
    </message>
    <message>
        <source>What you changed in this draft is lost. The member stays as it was.</source>
        <translation>下書きでの変更は失われます。メンバーは元のままです。</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>下書きを破棄</translation>
    </message>
    <message>
        <source>The service refused a field. Nothing was saved.</source>
        <translation>サービスが受け付けない項目があります。何も保存していません。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>The other changes are in your draft now. None of them clash.</source>
        <translation>相手の変更を下書きに取り込みました。重なる項目はありません。</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>保存しています …</translation>
    </message>
    <message>
        <source>Shows the changes first</source>
        <translation>先に変更点を表示します</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>まだ何も変更していません。</translation>
    </message>
    <message>
        <source>Draft, not saved</source>
        <translation>下書き（未保存）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Nothing was saved. Correct the fields that are marked in red.</source>
        <translation>何も保存していません。赤い枠の項目を直してください。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::ExportDialog</name>
    <message>
        <source>Export members</source>
        <translation>メンバーの書き出し</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>The list as filtered (%1)</source>
        <translation>絞り込んだリスト（%1 名）</translation>
    </message>
    <message>
        <source>The selection (%1)</source>
        <translation>選択した行（%1 名）</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>The visible columns</source>
        <translation>表示中の列</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>何も選択していません。</translation>
    </message>
    <message>
        <source>The file holds personal data in plain text. Keep it safe and delete it when it is no longer needed.</source>
        <translation>ファイルには個人情報が暗号化されずに入ります。安全に保管し、不要になったら削除してください。</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>ファイルを選択…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>All fields, as an import takes them back</source>
        <translation>すべての項目（一括追加・修正に取り込める形）</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::FilterButton</name>
    <message>
        <source>All states</source>
        <translation>すべての状態</translation>
    </message>
    <message>
        <source>All but deleted</source>
        <translation>削除以外</translation>
    </message>
    <message>
        <source>No state</source>
        <translation>状態の指定なし</translation>
    </message>
    <message numerus="yes">
        <source>%n states</source>
        <translation>
            <numerusform>%n 個の状態</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, on leave</source>
        <translation>%1、休職のみ</translation>
    </message>
    <message numerus="yes">
        <source>%1, not seen for %n day(s)</source>
        <translation>
            <numerusform>%1、%n 日以上アクセスなし</numerusform>
        </translation>
    </message>
    <message>
        <source>Show members who are</source>
        <translation>表示するメンバー</translation>
    </message>
    <message>
        <source>Only on leave of absence</source>
        <translation>休職のみ</translation>
    </message>
    <message>
        <source>Not seen for</source>
        <translation>アクセスがない日数</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 日</translation>
    </message>
    <message>
        <source>Days without access</source>
        <translation>アクセスがない日数</translation>
    </message>
    <message>
        <source>Back to the usual choice</source>
        <translation>標準の表示に戻す</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>表示: %1</translation>
    </message>
    <message>
        <source>Choose which members are shown.</source>
        <translation>表示するメンバーを選択します。</translation>
    </message>
    <message>
        <source>%1, never signed in</source>
        <translation>%1、一度もログインなし</translation>
    </message>
    <message>
        <source>Last access is longer ago than this; of those who never signed in, the account is older.</source>
        <translation>最終アクセスがこれより前のメンバーです。一度もログインしていない場合は、追加日がこれより前のメンバーです。</translation>
    </message>
    <message>
        <source>ever (never signed in)</source>
        <translation>一度も（ログインなし）</translation>
    </message>
    <message>
        <source>another number of days</source>
        <translation>日数を指定</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 日間</numerusform>
        </translation>
    </message>
    <message>
        <source>Time without access</source>
        <translation>アクセスのない期間</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::HistoryBlock</name>
    <message>
        <source>%1 (refused)</source>
        <translation>%1（拒否）</translation>
    </message>
    <message>
        <source>%1 (failed)</source>
        <translation>%1（失敗）</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1&#x3000;%2</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1&#x3000;%2 から</translation>
    </message>
    <message>
        <source>No administrator has changed this member yet.</source>
        <translation>管理者による変更はまだありません。</translation>
    </message>
    <message>
        <source>Recent operations</source>
        <translation>最近の操作</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>By</source>
        <translation>実行者</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP アドレス</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>変更内容</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>リクエスト</translation>
    </message>
    <message>
        <source>All logs about this member</source>
        <translation>このメンバーに関するすべてのログ</translation>
    </message>
    <message>
        <source>What the member did and what was done to it, in every log that you may see.</source>
        <translation>閲覧できるすべてのログから、このメンバーが行ったことと、このメンバーに対して行われたことを表示します。</translation>
    </message>
    <message>
        <source>Your role shows no log.</source>
        <translation>お持ちの権限で閲覧できるログはありません。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::InfoBlock</name>
    <message>
        <source>Member information</source>
        <translation>メンバー情報</translation>
    </message>
    <message>
        <source>Also show empty fields</source>
        <translation>空の項目も表示</translation>
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
        <translation>パスワードを入力してください。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動作成</translation>
    </message>
    <message>
        <source>By the administrator</source>
        <translation>管理者が作成</translation>
    </message>
    <message>
        <source>By the member</source>
        <translation>メンバーが作成</translation>
    </message>
    <message>
        <source>A temporary password is made and shown to you once. The member chooses a new one at the first sign-in.</source>
        <translation>一時パスワードを作成し、一度だけ表示します。メンバーは最初のログイン時に新しいパスワードを設定します。</translation>
    </message>
    <message>
        <source>An invitation goes to the private e-mail address; the member sets the password there.</source>
        <translation>個人メールアドレスに招待メールを送ります。メンバーはそこからパスワードを設定します。</translation>
    </message>
    <message>
        <source>Passwords made by administrators tend to be alike or weak. Tell it to the member by a safe way.</source>
        <translation>管理者が作成したパスワードは、似たものや弱いものになりがちです。安全な方法でメンバーに伝えてください。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>8–20 letters, digits and symbols, without the ID.</source>
        <translation>英字、数字、記号の 8～20 文字。ID は含められません。</translation>
    </message>
    <message>
        <source>The member must change it at the first sign-in</source>
        <translation>最初のログイン時に変更を必須にする</translation>
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
        <translation>削除済み</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>未完了</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>要対応</translation>
    </message>
    <message>
        <source>In the way</source>
        <translation>妨げあり</translation>
    </message>
    <message>
        <source>For information</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>The service could not be asked</source>
        <translation>サービスに問い合わせできませんでした</translation>
    </message>
    <message>
        <source>The member is deleted already.</source>
        <translation>このメンバーはすでに削除されています。</translation>
    </message>
    <message>
        <source>The service is being asked …</source>
        <translation>サービスに問い合わせています…</translation>
    </message>
    <message>
        <source>Highest administrator</source>
        <translation>最高管理者</translation>
    </message>
    <message>
        <source>The highest administrator cannot leave. Hand that role over to somebody else first.</source>
        <translation>最高管理者は退職の手続きができません。先に最高管理者の権限をほかの人に委任してください。</translation>
    </message>
    <message>
        <source>Administrator roles</source>
        <translation>管理者権限</translation>
    </message>
    <message>
        <source>The member holds none.</source>
        <translation>管理者権限はありません。</translation>
    </message>
    <message>
        <source>Administrator roles: %1</source>
        <translation>管理者権限: %1</translation>
    </message>
    <message>
        <source>They must be taken away before the member can be deleted. Only the highest administrator can do that. Afterwards choose “Check again”.</source>
        <translation>削除の前に解除する必要があります。解除できるのは最高管理者だけです。解除したら「再確認」を選んでください。</translation>
    </message>
    <message>
        <source>They must be taken away before the member can be deleted. Only the highest administrator (%1) can do that. Afterwards choose “Check again”.</source>
        <translation>削除の前に解除する必要があります。解除できるのは最高管理者（%1）だけです。解除したら「再確認」を選んでください。</translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation>引き継ぎ</translation>
    </message>
    <message>
        <source>The member heads no organization and no group depends on him.</source>
        <translation>組織長を務める組織も、ほかにマスターのいないグループもありません。</translation>
    </message>
    <message>
        <source>Groups you may not see</source>
        <translation>表示できないグループ</translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) will be left without a master. Somebody who may manage groups can name a new one, before or after the deletion.</source>
        <translation>
            <numerusform>%n 件のグループでマスターがいなくなります。グループを管理できる人が、削除の前後に新しいマスターを指定できます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Only master of the group %1</source>
        <translation>グループ「%1」のただ一人のマスター</translation>
    </message>
    <message>
        <source>Head of %1</source>
        <translation>組織「%1」の組織長</translation>
    </message>
    <message>
        <source>It stays without a successor.</source>
        <translation>後任なしのままです。</translation>
    </message>
    <message>
        <source>Handed over to %1.</source>
        <translation>%1 さんに引き継ぎました。</translation>
    </message>
    <message>
        <source>The group stays without a master until somebody is named.</source>
        <translation>だれかを指定するまで、グループのマスターは不在になります。</translation>
    </message>
    <message>
        <source>The organization stays without a head until somebody is named.</source>
        <translation>だれかを指定するまで、組織長は不在になります。</translation>
    </message>
    <message>
        <source>%1 takes over when you hand over or delete.</source>
        <translation>引き継ぎまたは削除のときに、%1 さんが引き継ぎます。</translation>
    </message>
    <message>
        <source>Choose who takes over.</source>
        <translation>後任を選んでください。</translation>
    </message>
    <message>
        <source>Another successor</source>
        <translation>後任を変更</translation>
    </message>
    <message>
        <source>Choose a successor</source>
        <translation>後任を選択</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Another member…</source>
        <translation>ほかのメンバー…</translation>
    </message>
    <message>
        <source>Nobody for now</source>
        <translation>今は決めない（後任なし）</translation>
    </message>
    <message numerus="yes">
        <source>Signed in %n time(s) at the moment. The deletion ends that.</source>
        <translation>
            <numerusform>現在 %n 件のセッションでログイン中です。削除するとすべて終了します。</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed in nowhere at the moment.</source>
        <translation>現在ログイン中のセッションはありません。</translation>
    </message>
    <message>
        <source>Device: %1, last access %2</source>
        <translation>デバイス: %1、最終アクセス %2</translation>
    </message>
    <message>
        <source>What is already stored on a device stays there. Ask for it back.</source>
        <translation>端末に保存済みのデータは残ります。端末を返却してもらってください。</translation>
    </message>
    <message>
        <source>Sign-ins and devices</source>
        <translation>ログインとデバイス</translation>
    </message>
    <message>
        <source>Log out now</source>
        <translation>今すぐ強制ログアウト</translation>
    </message>
    <message numerus="yes">
        <source>Leaves %n organization(s).</source>
        <translation>
            <numerusform>%n 件の組織から外れます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leaves %n group(s). Cancelling the deletion does not bring that back.</source>
        <translation>
            <numerusform>%n 件のグループから外れます。削除取り消しをしても戻りません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n further address(es) become free.</source>
        <translation>
            <numerusform>%n 件のサブメールが使えなくなります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n profile status(es) go.</source>
        <translation>
            <numerusform>%n 件のステータスが消えます。</numerusform>
        </translation>
    </message>
    <message>
        <source>The photo goes.</source>
        <translation>写真が消えます。</translation>
    </message>
    <message>
        <source>After 7 days own calendar events, My drive, mail and finished tasks are gone for good.</source>
        <translation>7 日が過ぎると、自分の予定、マイドライブ、メール、終わったタスクは完全に失われます。</translation>
    </message>
    <message>
        <source>Posts on boards, surveys and shared calendars stay.</source>
        <translation>掲示板の投稿、アンケート、共有カレンダーは残ります。</translation>
    </message>
    <message>
        <source>What goes away</source>
        <translation>失われるもの</translation>
    </message>
    <message>
        <source>Related people</source>
        <translation>関係者</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) name this one as a related person. Tell them.</source>
        <translation>
            <numerusform>%n 名のメンバーが関係者連絡先に登録しています。知らせてください。</numerusform>
        </translation>
    </message>
    <message>
        <source>The account can be brought back within 7 days; talk rooms cannot.</source>
        <translation>アカウントは 7 日以内なら元に戻せます。トークルームは戻せません。</translation>
    </message>
    <message>
        <source>Delete the account</source>
        <translation>アカウントの削除</translation>
    </message>
    <message>
        <source>Nothing stands in the way.</source>
        <translation>削除を妨げるものはありません。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>None of these members can leave yet.</source>
        <translation>まだ削除できるメンバーがいません。</translation>
    </message>
    <message numerus="yes">
        <source>Hand over and delete %n member(s)</source>
        <translation>
            <numerusform>引き継いで %n 名を削除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n member(s)</source>
        <translation>
            <numerusform>%n 名を削除</numerusform>
        </translation>
    </message>
    <message>
        <source>Only hands over; the account stays until you delete it.</source>
        <translation>引き継ぎだけを行います。アカウントは削除するまで残ります。</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) were deleted and everything chosen was handed over.</source>
        <translation>
            <numerusform>%n 名を削除し、選んだものをすべて引き継ぎました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n organization(s) or group(s) were handed over.</source>
        <translation>
            <numerusform>%n 件の組織またはグループを引き継ぎました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>元に戻す…</translation>
    </message>
    <message>
        <source>It was taken back.</source>
        <translation>元に戻しました。</translation>
    </message>
    <message>
        <source>Record of leaving</source>
        <translation>退職手続きの記録</translation>
    </message>
    <message>
        <source>leaving</source>
        <translation>退職手続き</translation>
    </message>
    <message>
        <source>Member leaves</source>
        <translation>退職手続き</translation>
    </message>
    <message>
        <source>Everything that has to be settled before an account goes. Handing over and deleting are one change that can be taken back as a whole.</source>
        <translation>アカウントを削除する前に済ませることを順に並べています。引き継ぎと削除は一つの変更として行われ、まとめて元に戻せます。</translation>
    </message>
    <message>
        <source>Members who leave</source>
        <translation>退職するメンバー</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>一覧に戻る</translation>
    </message>
    <message>
        <source>Save the record…</source>
        <translation>記録を保存…</translation>
    </message>
    <message>
        <source>Writes the steps and how far they are to a file (Excel or CSV).</source>
        <translation>手順とその状況をファイル（Excel か CSV）に書き出します。</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>再確認</translation>
    </message>
    <message>
        <source>Hand over only</source>
        <translation>引き継ぎだけ行う</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Member leaves: %1</source>
        <translation>退職手続き: %1</translation>
    </message>
    <message>
        <source>Steps until the account goes</source>
        <translation>アカウントの削除までの手順</translation>
    </message>
    <message>
        <source>Open the role “%1”</source>
        <translation>管理者権限「%1」を開く</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::MemberDetail</name>
    <message>
        <source>Change photo…</source>
        <translation>写真を変更…</translation>
    </message>
    <message>
        <source>Delete photo…</source>
        <translation>写真を削除…</translation>
    </message>
    <message>
        <source>The member has no photo.</source>
        <translation>写真は登録されていません。</translation>
    </message>
    <message>
        <source>Nobody is chosen</source>
        <translation>メンバーが選択されていません</translation>
    </message>
    <message>
        <source>Choose a member in the list.</source>
        <translation>リストからメンバーを選択してください。</translation>
    </message>
    <message>
        <source>This member is not there any more</source>
        <translation>このメンバーは存在しません</translation>
    </message>
    <message>
        <source>The account was deleted for good, or lies outside your part of the tenant.</source>
        <translation>アカウントが完全に削除されたか、担当範囲の外にあります。</translation>
    </message>
    <message>
        <source>%1 (too many wrong passwords)</source>
        <translation>%1（パスワードの間違い回数超過）</translation>
    </message>
    <message>
        <source>The draft is open below.</source>
        <translation>下書きを開いています。</translation>
    </message>
    <message>
        <source>The changes were saved (revision %1).</source>
        <translation>変更を保存しました（改訂 %1）。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>The changes were taken back.</source>
        <translation>変更を元に戻しました。</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>画像を選択</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.gif *.bmp *.webp)</source>
        <translation>画像 (*.png *.jpg *.jpeg *.gif *.bmp *.webp)</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1 を読み込めませんでした: %2</translation>
    </message>
    <message>
        <source>The picture is larger than 10 MB. Choose a smaller one.</source>
        <translation>画像が 10 MB を超えています。小さいものを選択してください。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Force log-out</source>
        <translation>強制ログアウト</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>All actions for this member</source>
        <translation>このメンバーに対するすべての操作</translation>
    </message>
    <message>
        <source>Page of the member</source>
        <translation>メンバーの画面</translation>
    </message>
    <message>
        <source>Lost device</source>
        <translation>紛失対応</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::MemberTable</name>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::OrgTreePanel</name>
    <message>
        <source>Organizations</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>All members</source>
        <translation>すべてのメンバー</translation>
    </message>
    <message>
        <source>Without sub-organizations</source>
        <translation>下位組織を含めない</translation>
    </message>
    <message>
        <source>Shows only the members who belong to the chosen organization itself.</source>
        <translation>選択した組織に直接所属するメンバーだけを表示します。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::OrganizationsBlock</name>
    <message>
        <source>Organizations</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>visible</source>
        <translation>公開</translation>
    </message>
    <message>
        <source>not visible</source>
        <translation>非公開</translation>
    </message>
    <message>
        <source>with team features</source>
        <translation>チーム機能あり</translation>
    </message>
    <message>
        <source>without team features</source>
        <translation>チーム機能なし</translation>
    </message>
    <message>
        <source>Belongs to no organization.</source>
        <translation>どの組織にも所属していません。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::RemoteBlock</name>
    <message>
        <source>Shown again when the service can be reached.</source>
        <translation>サービスに接続できるようになると表示します。</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>読み込んでいます …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>Show older ones</source>
        <translation>以前のものを表示</translation>
    </message>
    <message>
        <source>Write this list to a file (Excel or CSV)</source>
        <translation>この一覧をファイル（Excel か CSV）に書き出します</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::RolesBlock</name>
    <message>
        <source>No administrator role.</source>
        <translation>管理者権限はありません。</translation>
    </message>
    <message>
        <source>Your role may not see who is an administrator. The missing right is “%1” (%2).</source>
        <translation>管理者が誰かを見る権限がありません。足りない権限は「%1」（%2）です。</translation>
    </message>
    <message>
        <source>Roles of the member</source>
        <translation>メンバーの管理者権限</translation>
    </message>
    <message>
        <source>member-roles</source>
        <translation>メンバーの管理者権限</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>権限</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>How</source>
        <translation>付与の形</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Role ID</source>
        <translation>権限 ID</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Only the highest administrator gives roles.</source>
        <translation>管理者権限を付与できるのは最高管理者だけです。</translation>
    </message>
    <message>
        <source>The missing right is “%1” (%2). The highest administrator can give it.</source>
        <translation>足りない権限は「%1」（%2）です。最高管理者が付与できます。</translation>
    </message>
    <message>
        <source>Administrator rights</source>
        <translation>管理者権限</translation>
    </message>
    <message>
        <source>Give a role…</source>
        <translation>権限を付与…</translation>
    </message>
    <message>
        <source>See what this member sees</source>
        <translation>この人に見えるものを確認</translation>
    </message>
    <message>
        <source>The member holds no role.</source>
        <translation>このメンバーは管理者権限を持っていません。</translation>
    </message>
    <message>
        <source>Who can reach this member</source>
        <translation>このメンバーを管理できる人</translation>
    </message>
    <message>
        <source>What he may do, and why</source>
        <translation>できる操作とその理由</translation>
    </message>
    <message>
        <source>What he may use, and why</source>
        <translation>使えるサービスとその理由</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::SavedViews</name>
    <message>
        <source>All members</source>
        <translation>すべてのメンバー</translation>
    </message>
    <message>
        <source>Not seen for 90 days</source>
        <translation>90 日間アクセスなし</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Never signed in</source>
        <translation>一度もログインなし</translation>
    </message>
    <message>
        <source>Waiting to be deleted for good</source>
        <translation>完全な削除待ち</translation>
    </message>
    <message>
        <source>Give the view a name.</source>
        <translation>表示の名前を入力してください。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s).</source>
        <translation>
            <numerusform>%n 文字以内で入力してください。</numerusform>
        </translation>
    </message>
    <message>
        <source>A view of the console has this name.</source>
        <translation>この名前はあらかじめ用意された表示が使っています。</translation>
    </message>
    <message>
        <source>Another view has this name.</source>
        <translation>この名前の表示がすでにあります。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::SecurityBlock</name>
    <message>
        <source>Security</source>
        <translation>セキュリティ設定</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>2-step verification</source>
        <translation>2 段階認証</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>最終アクセス</translation>
    </message>
    <message>
        <source>Last changed %1</source>
        <translation>最終変更 %1</translation>
    </message>
    <message>
        <source>Never changed</source>
        <translation>変更されていません</translation>
    </message>
    <message>
        <source>A change is requested.</source>
        <translation>変更を要請しています。</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>使用していません</translation>
    </message>
    <message>
        <source>On</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Force change…</source>
        <translation>強制変更…</translation>
    </message>
    <message>
        <source>Sets a new password now and logs the member out everywhere.</source>
        <translation>今すぐ新しいパスワードを設定し、すべてからログアウトさせます。</translation>
    </message>
    <message>
        <source>Request change</source>
        <translation>変更を要請</translation>
    </message>
    <message>
        <source>The member is asked at the next sign-in.</source>
        <translation>次のログイン時に変更を求めます。</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>最終ログイン</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::SelectionBar</name>
    <message>
        <source>%1 members</source>
        <translation>%1 名</translation>
    </message>
    <message>
        <source>%1 of %2 members</source>
        <translation>%2 名中 %1 名</translation>
    </message>
    <message>
        <source>%1, %2 selected</source>
        <translation>%1（選択 %2）</translation>
    </message>
    <message>
        <source>Select all %1</source>
        <translation>%1 名すべてを選択</translation>
    </message>
    <message>
        <source>Selects every member that matches, also those out of sight.</source>
        <translation>画面に見えていないものも含め、一致するすべてのメンバーを選択します。</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>選択を解除</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>All actions for the selected members</source>
        <translation>選択したメンバーに対するすべての操作</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::SessionsBlock</name>
    <message numerus="yes">
        <source>Access status of 90 days, %n session(s) now</source>
        <translation>
            <numerusform>アクセス状況（90 日間）、現在のセッション %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Access status of 90 days</source>
        <translation>アクセス状況（90 日間）</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>セッション</translation>
    </message>
    <message>
        <source>Log out this session</source>
        <translation>ログアウト</translation>
    </message>
    <message>
        <source>Log out all</source>
        <translation>すべて強制ログアウト</translation>
    </message>
    <message>
        <source>Choose a session in the list first.</source>
        <translation>先に一覧からセッションを選択してください。</translation>
    </message>
    <message>
        <source>This session has ended already.</source>
        <translation>このセッションはすでに終了しています。</translation>
    </message>
    <message>
        <source>Ends this session; its next request is refused.</source>
        <translation>このセッションを終了します。次の要求は拒否されます。</translation>
    </message>
    <message>
        <source>Ends every session and token of the member.</source>
        <translation>メンバーのすべてのセッションとトークンを終了します。</translation>
    </message>
    <message>
        <source>access-status</source>
        <translation>アクセス状況</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>アクセス環境</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>System</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP アドレス</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>ログイン</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>最終アクセス</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Browser or app</source>
        <translation>ブラウザまたはアプリ</translation>
    </message>
    <message>
        <source>Session ID</source>
        <translation>セッション ID</translation>
    </message>
    <message>
        <source>No sessions in 90 days.</source>
        <translation>90 日間のセッションはありません。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::StatusBlock</name>
    <message>
        <source>Reserve a profile status</source>
        <translation>プロフィールステータスの予約</translation>
    </message>
    <message>
        <source>Set the profile status</source>
        <translation>プロフィールステータスの設定</translation>
    </message>
    <message>
        <source>It stands beside the name of the member for everybody.</source>
        <translation>メンバーの名前の横に、全員に対して表示されます。</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>予約</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>ステータス</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>A message has %1 characters at most.</source>
        <translation>メッセージは %1 文字以内です。</translation>
    </message>
    <message>
        <source>The end must be later than the beginning.</source>
        <translation>終了は開始より後にしてください。</translation>
    </message>
    <message>
        <source>Profile status</source>
        <translation>プロフィールステータス</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Your role does not allow changes to members.</source>
        <translation>この権限ではメンバーを変更できません。</translation>
    </message>
    <message>
        <source>Nothing is reserved.</source>
        <translation>予約はありません。</translation>
    </message>
    <message>
        <source>Shows no status.</source>
        <translation>ステータスは設定されていません。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 から %2 まで</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>変更…</translation>
    </message>
    <message>
        <source>Reserve…</source>
        <translation>予約…</translation>
    </message>
    <message>
        <source>Set…</source>
        <translation>設定…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>The company does not use profile statuses.</source>
        <translation>会社でプロフィールステータスを使用していません。</translation>
    </message>
    <message>
        <source>Shown again when the service can be reached.</source>
        <translation>サービスに接続できるようになると表示します。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::TemplateBlock</name>
    <message>
        <source>App use is stopped: mobile app and PC app. The browser goes on.</source>
        <translation>アプリの利用を停止しています: モバイル版アプリ、PC 版アプリ。ブラウザは利用できます。</translation>
    </message>
    <message>
        <source>App use is stopped: mobile app. PC app and browser go on.</source>
        <translation>アプリの利用を停止しています: モバイル版アプリ。PC 版アプリとブラウザは利用できます。</translation>
    </message>
    <message>
        <source>App use is stopped: PC app. Mobile app and browser go on.</source>
        <translation>アプリの利用を停止しています: PC 版アプリ。モバイル版アプリとブラウザは利用できます。</translation>
    </message>
    <message>
        <source>App use is not stopped.</source>
        <translation>アプリの利用は停止していません。</translation>
    </message>
    <message>
        <source>Effective permissions</source>
        <translation>有効な権限</translation>
    </message>
    <message>
        <source>Permission template: %1</source>
        <translation>権限テンプレート: %1</translation>
    </message>
    <message>
        <source>Every service is allowed with every client.</source>
        <translation>すべてのサービスを、すべての環境で利用できます。</translation>
    </message>
    <message>
        <source>Not allowed:</source>
        <translation>利用できないもの:</translation>
    </message>
    <message>
        <source>Shown again when the service can be reached.</source>
        <translation>サービスに接続できると、再び表示されます。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::TemporaryPasswordDialog</name>
    <message>
        <source>Temporary password</source>
        <translation>一時パスワード</translation>
    </message>
    <message>
        <source>%1 was added</source>
        <translation>%1 さんを追加しました</translation>
    </message>
    <message>
        <source>This temporary password is shown only once. Tell it to the member by a safe way; a new one is chosen at the first sign-in.</source>
        <translation>この一時パスワードは一度だけ表示されます。安全な方法でメンバーに伝えてください。最初のログイン時に新しいパスワードを設定します。</translation>
    </message>
    <message>
        <source>Copy password</source>
        <translation>パスワードをコピー</translation>
    </message>
    <message>
        <source>I have noted it</source>
        <translation>控えました</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::ThinProgress</name>
    <message>
        <source>Loading</source>
        <translation>読み込み中</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::members::ViewButton</name>
    <message>
        <source>View</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1（変更あり）</translation>
    </message>
    <message>
        <source>Choose a view of the list, or keep the present one under a name</source>
        <translation>一覧の表示を選びます。今の表示に名前を付けて残すこともできます。</translation>
    </message>
    <message>
        <source>View: %1</source>
        <translation>表示: %1</translation>
    </message>
    <message>
        <source>My views</source>
        <translation>自分の表示</translation>
    </message>
    <message>
        <source>%1 (at the start)</source>
        <translation>%1（最初に表示）</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>名前を付けて保存…</translation>
    </message>
    <message>
        <source>Save the changes</source>
        <translation>変更を保存</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>名前を変更…</translation>
    </message>
    <message>
        <source>Delete this view…</source>
        <translation>この表示を削除…</translation>
    </message>
    <message>
        <source>Only views of one&apos;s own can be changed.</source>
        <translation>変更できるのは自分で保存した表示だけです。</translation>
    </message>
    <message>
        <source>Show this view at the start</source>
        <translation>最初にこの表示を開く</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Save the view</source>
        <translation>表示を保存</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>表示の名前を変更</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>Delete the view %1</source>
        <translation>表示「%1」を削除</translation>
    </message>
    <message>
        <source>The members stay as they are; only this view goes.</source>
        <translation>メンバーはそのままです。この表示だけが削除されます。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>変更はありません。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::monitoring::ConsentGate</name>
    <message>
        <source>Before you read what members wrote</source>
        <translation>メンバーが書いた内容を閲覧する前に</translation>
    </message>
    <message>
        <source>Legal ground</source>
        <translation>法的根拠</translation>
    </message>
    <message>
        <source>Purpose of reading</source>
        <translation>閲覧の目的</translation>
    </message>
    <message>
        <source>For example: to look into a leak of customer data</source>
        <translation>例: 顧客データの漏えいの調査のため</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>同意する</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Say what you read it for first.</source>
        <translation>先に閲覧の目的を入力してください。</translation>
    </message>
    <message>
        <source>Purpose: “%1”.</source>
        <translation>目的: 「%1」。</translation>
    </message>
    <message>
        <source>Each reading is recorded with your name.</source>
        <translation>閲覧はすべて、あなたの名前とともに記録されます。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::monitoring::DetectionDetail</name>
    <message numerus="yes">
        <source>%n detections are chosen</source>
        <translation>
            <numerusform>%n 件の検知を選択しています</numerusform>
        </translation>
    </message>
    <message>
        <source>No detection is chosen</source>
        <translation>検知が選択されていません</translation>
    </message>
    <message>
        <source>What can be done with them stands below the list.</source>
        <translation>できる操作は一覧の下に表示されます。</translation>
    </message>
    <message>
        <source>Choose a detection in the list to see what is known of it.</source>
        <translation>一覧から検知を選ぶと、詳細が表示されます。</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>発生日時</translation>
    </message>
    <message>
        <source>Found at</source>
        <translation>検知日時</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Talk room</source>
        <translation>トークルーム</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Looked at by</source>
        <translation>確認者</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, time</comment>
        <translation>%1&#x3000;%2</translation>
    </message>
    <message>
        <source>Open the member</source>
        <translation>メンバーを開く</translation>
    </message>
    <message>
        <source>Nobody of this tenant did it.</source>
        <translation>このテナントのメンバーによる操作ではありません。</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>記録を開く</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>検知した内容</translation>
    </message>
    <message>
        <source>Show what was found</source>
        <translation>検知した内容を表示</translation>
    </message>
    <message>
        <source>The text is not kept any more.</source>
        <translation>本文は保存期間を過ぎたため、残っていません。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::monitoring::DetectionsPage</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>No filter is set.</source>
        <translation>絞り込みの条件が設定されていません。</translation>
    </message>
    <message>
        <source>All policies</source>
        <translation>すべてのポリシー</translation>
    </message>
    <message>
        <source>One policy</source>
        <translation>1 件のポリシー</translation>
    </message>
    <message>
        <source>Deleted policy</source>
        <translation>削除されたポリシー</translation>
    </message>
    <message>
        <source>%1 detections, %2 unhandled</source>
        <translation>検知 %1 件、未対応 %2 件</translation>
    </message>
    <message>
        <source>Fetching …</source>
        <translation>取得しています…</translation>
    </message>
    <message>
        <source>%1, %2 chosen</source>
        <translation>%1、選択 %2</translation>
    </message>
    <message>
        <source>detections</source>
        <translation>検知履歴</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>発生日時</translation>
    </message>
    <message>
        <source>Found at</source>
        <translation>検知日時</translation>
    </message>
    <message>
        <source>Policy name</source>
        <translation>ポリシー名</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Room or file</source>
        <translation>トークルーム・ファイル</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Looked at by</source>
        <translation>確認者</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>確認日時</translation>
    </message>
    <message>
        <source>Detection No.</source>
        <translation>検知番号</translation>
    </message>
    <message>
        <source>Record No.</source>
        <translation>記録番号</translation>
    </message>
    <message>
        <source>All members…</source>
        <translation>すべてのメンバー…</translation>
    </message>
    <message>
        <source>One member</source>
        <translation>1 人のメンバー</translation>
    </message>
    <message>
        <source>Show the detections of one member only</source>
        <translation>1 人のメンバーの検知だけを表示します</translation>
    </message>
    <message>
        <source>Show the detections of all members again</source>
        <translation>すべてのメンバーの検知を表示します</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>すべての状態</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>ポリシー</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>絞り込みを解除</translation>
    </message>
    <message>
        <source>Detections</source>
        <translation>検知数</translation>
    </message>
    <message>
        <source>All actions for the chosen detections</source>
        <translation>選択した検知に対するすべての操作</translation>
    </message>
    <message>
        <source>Fetching the detections</source>
        <translation>検知履歴を取得しています</translation>
    </message>
    <message>
        <source>Nothing has been found yet</source>
        <translation>まだ検知はありません</translation>
    </message>
    <message>
        <source>What the policies find appears here.</source>
        <translation>ポリシーで検知したものがここに表示されます。</translation>
    </message>
    <message>
        <source>No detection matches</source>
        <translation>条件に合う検知はありません</translation>
    </message>
    <message>
        <source>Change the filter to see others.</source>
        <translation>条件を変更すると、ほかのものが表示されます。</translation>
    </message>
    <message>
        <source>The detections are kept by the service</source>
        <translation>検知履歴はサービスに保存されています</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>接続が回復すると表示できます。</translation>
    </message>
    <message>
        <source>The detections could not be fetched</source>
        <translation>検知履歴を取得できませんでした</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::monitoring::MessageDetail</name>
    <message>
        <source>The whole message</source>
        <translation>メッセージの全文</translation>
    </message>
    <message>
        <source>No message is chosen</source>
        <translation>メッセージが選択されていません</translation>
    </message>
    <message>
        <source>Choose a message in the list to read all of it.</source>
        <translation>一覧からメッセージを選ぶと、全文が表示されます。</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>送信者</translation>
    </message>
    <message>
        <source>Receivers</source>
        <translation>受信者</translation>
    </message>
    <message>
        <source>Talk room</source>
        <translation>トークルーム</translation>
    </message>
    <message>
        <source>Channel ID</source>
        <translation>チャンネル ID</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>添付ファイル</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::monitoring::PolicyDetail</name>
    <message>
        <source>Details of the policy</source>
        <translation>ポリシーの詳細</translation>
    </message>
    <message numerus="yes">
        <source>%n policies are chosen</source>
        <translation>
            <numerusform>%n 件のポリシーを選択しています</numerusform>
        </translation>
    </message>
    <message>
        <source>No policy is chosen</source>
        <translation>ポリシーが選択されていません</translation>
    </message>
    <message>
        <source>What can be done with them stands below the list.</source>
        <translation>できる操作は一覧の下に表示されます。</translation>
    </message>
    <message>
        <source>Choose a policy in the list to see all its conditions.</source>
        <translation>一覧からポリシーを選ぶと、すべての条件が表示されます。</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Registered by</source>
        <translation>登録者</translation>
    </message>
    <message>
        <source>Registered on</source>
        <translation>登録日</translation>
    </message>
    <message>
        <source>Last detection</source>
        <translation>最後の検知</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>まだありません</translation>
    </message>
    <message>
        <source>Detection history (%1)</source>
        <translation>検知履歴（%1）</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::monitoring::PolicyPage</name>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Correct what is marked in the form first.</source>
        <translation>先に、印の付いた項目を修正してください。</translation>
    </message>
    <message numerus="yes">
        <source>A name has at most %n character(s).</source>
        <translation>
            <numerusform>名前は %n 文字までです。</numerusform>
        </translation>
    </message>
    <message>
        <source>Give the policy a name.</source>
        <translation>ポリシー名を入力してください。</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>保存しています。</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>まだ何も変更していません。</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(entries) must be corrected.</source>
        <translation>
            <numerusform>修正が必要な項目が %n 件あります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>まだ保存していません</translation>
    </message>
    <message>
        <source>New talk policy</source>
        <translation>新しいトークのポリシー</translation>
    </message>
    <message>
        <source>New Drive policy</source>
        <translation>新しい Drive のポリシー</translation>
    </message>
    <message numerus="yes">
        <source>At most %n policies of a service; all of them together find what happens.</source>
        <translation>
            <numerusform>ポリシーはサービスごとに %n 件まで登録できます。1 つの出来事が複数のポリシーで検知されることもあります。</numerusform>
        </translation>
    </message>
    <message>
        <source>No. %1, registered by %2</source>
        <translation>番号 %1、登録者 %2</translation>
    </message>
    <message>
        <source>Policy name</source>
        <translation>ポリシー名</translation>
    </message>
    <message>
        <source>In use: detects what happens from the moment it is saved</source>
        <translation>使用する（保存した時点から検知します）</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::monitoring::TrialPanel</name>
    <message>
        <source>The trial is running.</source>
        <translation>試行しています。</translation>
    </message>
    <message>
        <source>The conditions or the period have changed since. Try it again to see what the policy finds now.</source>
        <translation>試行のあとに条件または期間が変更されました。もう一度当てはめると、現在の条件での結果が表示されます。</translation>
    </message>
    <message>
        <source>The %1 with the most of %2 members are shown.</source>
        <translation>%2 人のうち、件数の多い %1 人を表示しています。</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>試行</translation>
    </message>
    <message>
        <source>Shows what these conditions would have found in what is recorded, before the policy is saved. It changes nothing, and nobody is notified.</source>
        <translation>保存する前に、この条件を記録に当てはめて、何が検知されるかを確認できます。何も変更されず、通知も送信されません。</translation>
    </message>
    <message numerus="yes">
        <source>Last %n day(s)</source>
        <translation>
            <numerusform>過去 %n 日</numerusform>
        </translation>
    </message>
    <message>
        <source>Period of the trial</source>
        <translation>試行の期間</translation>
    </message>
    <message numerus="yes">
        <source>Apply to the records of the last %n day(s)</source>
        <translation>
            <numerusform>過去 %n 日の記録に当てはめる</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop the trial</source>
        <translation>試行を中止</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>メンバー別</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Members and how much would have been found</source>
        <translation>メンバーと検知される件数</translation>
    </message>
    <message>
        <source>Newest samples</source>
        <translation>新しい順の例</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::orgunits::AddManyPage</name>
    <message>
        <source>Reading the file</source>
        <translation>ファイルを読み込んでいます</translation>
    </message>
    <message>
        <source>Save the sample file</source>
        <translation>サンプルファイルを保存</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel ブック (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>organizations-sample</source>
        <translation>組織サンプル</translation>
    </message>
    <message>
        <source>The sample file is %1.</source>
        <translation>サンプルファイルを %1 に保存しました。</translation>
    </message>
    <message>
        <source>Add many organizations at once</source>
        <translation>組織をまとめて追加</translation>
    </message>
    <message>
        <source>Drop a CSV, TSV, XLSX or ODS file here: a column for each level (Depth 1 to Depth 15), one organization in each row, below the ones named in front of it, at most %1 rows. You see the tree before anything happens, and can take everything back.</source>
        <translation>CSV、TSV、XLSX、ODS のファイルをここにドロップしてください。階層ごとに 1 列 (第1階層～第15階層)、1 行に 1 組織を書き、上位の組織を先に並べます。1 ファイル %1 行までです。反映の前にツリーで確認でき、まとめて元に戻せます。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>ファイルを選択…</translation>
    </message>
    <message>
        <source>Add organizations in bulk</source>
        <translation>組織の一括追加</translation>
    </message>
    <message>
        <source>Back to the tree</source>
        <translation>組織リストに戻る</translation>
    </message>
    <message>
        <source>Save a sample file…</source>
        <translation>サンプルファイルを保存…</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>別のファイル…</translation>
    </message>
    <message>
        <source>Save the results…</source>
        <translation>結果を保存…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>See the changes</source>
        <translation>変更内容を見る</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::orgunits::OrgUnitEdits</name>
    <message>
        <source>Add organization: %1</source>
        <translation>組織の追加: %1</translation>
    </message>
    <message>
        <source>Edit organization: %1</source>
        <translation>組織の編集: %1</translation>
    </message>
    <message>
        <source>Move organization: %1 to %2</source>
        <translation>組織の移動: %1 を %2 へ</translation>
    </message>
    <message>
        <source>%1 was moved.</source>
        <translation>%1 を移動しました。</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 を保存しました。</translation>
    </message>
    <message>
        <source>Delete organization: %1</source>
        <translation>組織の削除: %1</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 を削除しました。</translation>
    </message>
    <message>
        <source>Change the head of %1</source>
        <translation>組織長の変更: %1</translation>
    </message>
    <message>
        <source>The head of %1 was changed.</source>
        <translation>%1 の組織長を変更しました。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::orgunits::OrgUnitExportDialog</name>
    <message>
        <source>Export organizations</source>
        <translation>組織の書き出し</translation>
    </message>
    <message numerus="yes">
        <source>%n organization(s) are written.</source>
        <translation>
            <numerusform>組織 %n 件を書き出します。</numerusform>
        </translation>
    </message>
    <message>
        <source>A column for each level</source>
        <translation>階層ごとの列</translation>
    </message>
    <message>
        <source>One list with resource IDs and parents</source>
        <translation>リソース ID と上位組織を含む一覧</translation>
    </message>
    <message>
        <source>Can be read by “Add in bulk”, also in another tenant.</source>
        <translation>「一括追加」で読み込めます。ほかのテナントでも使えます。</translation>
    </message>
    <message>
        <source>Can be changed and read by “Bulk add and modify”: each row keeps its identity.</source>
        <translation>変更して「一括追加・修正」で読み込めます。どの組織の行かは変わりません。</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>ファイルを選択…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取り消す</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel ブック (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>organizations</source>
        <translation>組織リスト</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::orgunits::OrgUnitForm</name>
    <message>
        <source>Show in the organization chart</source>
        <translation>組織図に公開する</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>トーク</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ノート</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>予定</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダ</translation>
    </message>
    <message>
        <source>Notify all members of changes</source>
        <translation>メンバー全員にサービス通知へのお知らせを送信する</translation>
    </message>
    <message>
        <source>This needs talk.</source>
        <translation>トークの使用が必要です。</translation>
    </message>
    <message>
        <source>Turning this off deletes what is stored there: %1. It can be restored for 30 days, tasks excepted.</source>
        <translation>使用をやめると、保存されているデータが削除されます: %1。タスクを除き、30 日以内は復元できます。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Organization name</source>
        <translation>組織名</translation>
    </message>
    <message>
        <source>Up to 100 characters.</source>
        <translation>100 文字以内。</translation>
    </message>
    <message>
        <source>ID / mailing list</source>
        <translation>ID / メーリングリスト</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Block mail from outside</source>
        <translation>外部メールをブロック</translation>
    </message>
    <message>
        <source>Not here: it would lie within itself, or deeper than %1 levels.</source>
        <translation>ここには移動できません。組織自身の中になるか、%1 階層を超えます。</translation>
    </message>
    <message>
        <source>Parent organization</source>
        <translation>上位組織</translation>
    </message>
    <message>
        <source>Level %1 of at most %2.</source>
        <translation>第 %1 階層 (上限 %2 階層)。</translation>
    </message>
    <message>
        <source>Names in other languages</source>
        <translation>多言語名</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>変更…</translation>
    </message>
    <message>
        <source>To the top</source>
        <translation>最上位へ</translation>
    </message>
    <message>
        <source>2 to 40 characters. Made automatically when left empty.</source>
        <translation>2～40 文字。空欄にすると自動で作成されます。</translation>
    </message>
    <message>
        <source>Left of @%1, 2 to 40 characters. Made automatically when left empty.</source>
        <translation>@%1 の左側、2～40 文字。空欄にすると自動で作成されます。</translation>
    </message>
    <message>
        <source>Talk room features</source>
        <translation>トークルーム機能</translation>
    </message>
    <message>
        <source>%1 has the address %2 already. Choose another one.</source>
        <translation>アドレス %2 は %1 が使用しています。別のものを入力してください。</translation>
    </message>
    <message>
        <source>Alias addresses</source>
        <translation>サブメール</translation>
    </message>
    <message>
        <source>Further addresses of the mailing list, up to 20.</source>
        <translation>メーリングリストの別のアドレスです。20 件まで設定できます。</translation>
    </message>
    <message>
        <source>Alias address</source>
        <translation>サブメール</translation>
    </message>
    <message>
        <source>Add address</source>
        <translation>アドレスを追加</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::orgunits::OrgUnitHead</name>
    <message>
        <source>Organization head</source>
        <translation>組織長</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>変更…</translation>
    </message>
    <message>
        <source>No head</source>
        <translation>組織長なし</translation>
    </message>
    <message>
        <source>Nobody belongs to this organization yet.</source>
        <translation>この組織にはまだメンバーがいません。</translation>
    </message>
    <message>
        <source>One of those who belong to it</source>
        <translation>この組織のメンバーから選びます</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::orgunits::OrgUnitPage</name>
    <message>
        <source>No organization is chosen</source>
        <translation>組織が選択されていません</translation>
    </message>
    <message>
        <source>Choose one in the tree, or drag one to another place.</source>
        <translation>ツリーから組織を選択してください。ドラッグすると移動できます。</translation>
    </message>
    <message>
        <source>ID / mailing list</source>
        <translation>ID / メーリングリスト</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>External Key</source>
        <translation>External Key</translation>
    </message>
    <message>
        <source>Organization chart</source>
        <translation>組織図</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>公開</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>非公開</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>トーク</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ノート</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>予定</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダ</translation>
    </message>
    <message>
        <source>Talk room features</source>
        <translation>トークルーム機能</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>%1 direct, %2 with sub-organizations</source>
        <translation>直属 %1 名、下位組織を含めて %2 名</translation>
    </message>
    <message>
        <source>Members of this organization</source>
        <translation>この組織のメンバー</translation>
    </message>
    <message>
        <source>Add an organization</source>
        <translation>組織を追加</translation>
    </message>
    <message>
        <source>Edit: %1</source>
        <translation>編集: %1</translation>
    </message>
    <message>
        <source>At the top</source>
        <translation>最上位</translation>
    </message>
    <message>
        <source>Below %1</source>
        <translation>%1 の下位</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Add sub-organization</source>
        <translation>下位組織を追加</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>削除…</translation>
    </message>
    <message>
        <source>Name in %1</source>
        <translation>%1での名称</translation>
    </message>
    <message>
        <source>Mail from outside</source>
        <translation>外部メール</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受信する</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>Notices of changes</source>
        <translation>変更のお知らせ</translation>
    </message>
    <message>
        <source>To all members</source>
        <translation>メンバー全員に送信</translation>
    </message>
    <message>
        <source>Talk room</source>
        <translation>トークルーム</translation>
    </message>
    <message>
        <source>Alias addresses</source>
        <translation>サブメール</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::orgunits::OrgUnitTree</name>
    <message>
        <source>Whole tenant</source>
        <translation>テナント全体</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>組織</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::orgunits::PlacePreview</name>
    <message numerus="yes">
        <source>The tree with %n new organization(s)</source>
        <translation>
            <numerusform>追加後のツリー (新しい組織 %n 件)</numerusform>
        </translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>The tree as it will be</source>
        <translation>追加後のツリー</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新規</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::policies::DraftSide</name>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln 名</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>セッション %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recorded sign-in(s)</source>
        <translation>
            <numerusform>記録されたログイン %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recorded file(s)</source>
        <translation>
            <numerusform>記録されたファイル %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %Ln more</source>
        <translation>
            <numerusform>%1 ほか %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Changes (%1)</source>
        <translation>変更（%1 件）</translation>
    </message>
    <message>
        <source>Impact preview</source>
        <translation>影響の確認</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>再確認</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>まだ何も変更されていません。</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>It shows here whom the draft would touch, before anything is saved.</source>
        <translation>下書きの影響を受けるメンバーを、保存する前にここに表示します。</translation>
    </message>
    <message>
        <source>It is checked as soon as what is wrong in the form is corrected.</source>
        <translation>入力の誤りを修正すると、影響を確認します。</translation>
    </message>
    <message>
        <source>The draft is being checked.</source>
        <translation>下書きを確認しています。</translation>
    </message>
    <message>
        <source>The impact could not be checked. %1</source>
        <translation>影響を確認できませんでした。%1</translation>
    </message>
    <message>
        <source>Ask the service once more whom the draft would touch</source>
        <translation>下書きの影響をサービスにもう一度確認します</translation>
    </message>
    <message numerus="yes">
        <source>From the sessions of now and the records of the last %Ln day(s).</source>
        <translation>
            <numerusform>現在のセッションと過去 %Ln 日間の記録によります。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, open the list</source>
        <translation>%1: %2、一覧を開く</translation>
    </message>
    <message>
        <source>Unaffected</source>
        <translation>影響なし</translation>
    </message>
    <message>
        <source>Access tokens of API clients end.</source>
        <translation>API クライアントのアクセストークンも無効になります。</translation>
    </message>
    <message>
        <source>Nobody could reach the tenant as highest administrator any more.</source>
        <translation>最高管理者としてテナントに入れる人がいなくなります。</translation>
    </message>
    <message>
        <source>You yourself would be refused at your next action.</source>
        <translation>あなた自身も、次の操作から拒否されます。</translation>
    </message>
    <message>
        <source>You yourself would be refused at your next action: you come from %1.</source>
        <translation>あなた自身も、次の操作から拒否されます（%1 は許可されません）。</translation>
    </message>
    <message>
        <source>You yourself would be logged out and can sign in again.</source>
        <translation>あなた自身もログアウトされますが、もう一度ログインできます。</translation>
    </message>
    <message>
        <source>You yourself are not touched.</source>
        <translation>あなた自身は対象外です。</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>この IP を追加（%1）</translation>
    </message>
    <message>
        <source>Adds the address you come from to the list of the draft</source>
        <translation>いまの接続元の IP アドレスを下書きの一覧に追加します</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what happens, to how many</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Nobody is touched by it now.</source>
        <translation>いま影響を受けるメンバーはいません。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::policies::ForwardingStrip</name>
    <message>
        <source>Nothing waits.</source>
        <translation>待機中の記録はありません。</translation>
    </message>
    <message>
        <source>How forwarding stands cannot be told: %1</source>
        <translation>転送の状態を取得できません: %1</translation>
    </message>
    <message>
        <source>Forwarding is off.</source>
        <translation>転送はオフです。</translation>
    </message>
    <message>
        <source>%1 has not been reached since %2: %3</source>
        <comment>host, time, what is wrong</comment>
        <translation>%2 から %1 に接続できません: %3</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>%1 に接続できません: %2</translation>
    </message>
    <message>
        <source>Connected with %1.</source>
        <translation>%1 に接続しています。</translation>
    </message>
    <message>
        <source>Last delivery: %1.</source>
        <translation>最後の転送は %1 です。</translation>
    </message>
    <message>
        <source>Nothing was delivered yet.</source>
        <translation>まだ何も転送されていません。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) of the chain wait.</source>
        <translation>
            <numerusform>連鎖の記録 %Ln 件が待機しています。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sekisho::ui::policies::HistoryPage</name>
    <message>
        <source>Return to revision %1</source>
        <translation>改訂 %1 に戻す</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what, and why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (now)</source>
        <translation>%1（現在）</translation>
    </message>
    <message>
        <source>Revision %1</source>
        <translation>改訂 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>when, who</comment>
        <translation>%1&#x3000;%2</translation>
    </message>
    <message>
        <source>Nothing was changed by it.</source>
        <translation>この改訂で変わった項目はありません。</translation>
    </message>
    <message>
        <source>Choose a revision first.</source>
        <translation>先に改訂を選んでください。</translation>
    </message>
    <message>
        <source>This revision is the one that holds now.</source>
        <translation>この改訂は現在の内容です。</translation>
    </message>
    <message>
        <source>The next ones are being fetched.</source>
        <translation>続きを取得しています。</translation>
    </message>
    <message>
        <source>Write the revisions to a file (Excel or CSV)</source>
        <translation>改訂履歴をファイルに書き出します (Excel または CSV)</translation>
    </message>
    <message>
        <source>There is nothing to write yet.</source>
        <translation>書き出すものがまだありません。</translation>
    </message>
    <message>
        <source>The revisions are kept by the service</source>
        <translation>改訂履歴はサービスに保存されています</translation>
    </message>
    <message>
        <source>They can be seen as soon as there is a connection.</source>
        <translation>接続が回復すると表示できます。</translation>
    </message>
    <message>
        <source>The revisions could not be fetched</source>
        <translation>改訂履歴を取得できませんでした</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>Fetching the revisions</source>
        <translation>改訂履歴を取得しています</translation>
    </message>
    <message>
        <source>This policy was never changed</source>
        <translation>このポリシーは変更されたことがありません</translation>
    </message>
    <message>
        <source>Its defaults hold. From the first save on, every state is kept here.</source>
        <translation>既定値が有効です。最初に保存したときから、すべての状態がここに残ります。</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>改訂</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>変更者</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>改訂履歴</translation>
    </message>
    <message>
        <source>Return to this revision…</source>
        <translation>この改訂に戻す…</translation>
    </message>
    <message>
        <source>Show earlier ones</source>
        <translation>以前の改訂を表示</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>保存前</translation>
    </message>
    <message>
        <source>As it was before the first save</source>
        <translation>最初に保存する前の状態</translation>
    </message>
    <message>
        <source>Before the first save</source>
        <translation>最初に保存する前</translation>
    </message>
    <message>
        <source>Nobody had saved this policy yet. What held then can be saved again.</source>
        <translation>このポリシーはまだ保存されていませんでした。当時の設定をもう一度保存できます。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::policies::SaveDialog</name>
    <message>
        <source>What changes</source>
        <translation>変更内容</translation>
    </message>
    <message>
        <source>Whom it touches</source>
        <translation>影響を受ける人</translation>
    </message>
    <message>
        <source>What saving does</source>
        <translation>保存すると起こること</translation>
    </message>
    <message>
        <source>Kept with the revision; may be empty</source>
        <translation>改訂とともに残ります。空でもかまいません</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Data that is older than the new limits, or that belongs to what is turned off, is lost for good: %1.</source>
        <translation>新しい期間を過ぎたデータ、またはオフにした機能のデータは失われ、元に戻せません: %1。</translation>
    </message>
    <message>
        <source>Type “%1” to confirm</source>
        <translation>確認のため「%1」と入力</translation>
    </message>
    <message>
        <source>Your login ID, to confirm</source>
        <translation>確認のため自分のログイン ID</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Type the word first.</source>
        <translation>先に確認の語を入力してください。</translation>
    </message>
    <message>
        <source>Type your login ID first.</source>
        <translation>先に自分のログイン ID を入力してください。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::policies::TouchedPage</name>
    <message>
        <source>Sessions</source>
        <translation>セッション</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Sign-ins</source>
        <translation>ログイン</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最終</translation>
    </message>
    <message>
        <source>The next ones are being fetched.</source>
        <translation>続きを取得しています。</translation>
    </message>
    <message>
        <source>Write this list to a file (Excel or CSV)</source>
        <translation>この一覧をファイルに書き出します (Excel または CSV)</translation>
    </message>
    <message>
        <source>There is nothing to write yet.</source>
        <translation>書き出すものがまだありません。</translation>
    </message>
    <message>
        <source>The list comes from the service</source>
        <translation>この一覧はサービスから取得します</translation>
    </message>
    <message>
        <source>It can be seen as soon as there is a connection.</source>
        <translation>接続が回復すると表示できます。</translation>
    </message>
    <message>
        <source>The list could not be fetched</source>
        <translation>一覧を取得できませんでした</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>Fetching the list</source>
        <translation>一覧を取得しています</translation>
    </message>
    <message>
        <source>Nobody is touched by it any more</source>
        <translation>影響を受ける人はもういません</translation>
    </message>
    <message>
        <source>Something has changed since the number was counted. Check the impact again.</source>
        <translation>人数を数えた後に状況が変わりました。影響をもう一度確認してください。</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>さらに表示</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ranks::RankForm</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Up to 100 characters; every name only once.</source>
        <translation>100 文字まで。同じ名前は使用できません。</translation>
    </message>
    <message>
        <source>Executive</source>
        <translation>役員</translation>
    </message>
    <message>
        <source>Members of this level stand before everybody else.</source>
        <translation>この職級のメンバーは、誰よりも先に表示されます。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>Up to 50 letters, digits and _, beginning with a letter.</source>
        <translation>英字で始まる 50 文字以内の半角英数字と _。</translation>
    </message>
    <message>
        <source>Name in other languages</source>
        <translation>多言語名</translation>
    </message>
    <message>
        <source>External Key</source>
        <translation>External Key</translation>
    </message>
    <message>
        <source>For other systems that keep this entry up to date.</source>
        <translation>この登録を更新する外部システムのためのキーです。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::ranks::RankPage</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Executive</source>
        <translation>役員</translation>
    </message>
    <message>
        <source>Yes: its members stand before everybody else</source>
        <translation>はい。この職級のメンバーは誰よりも先に表示されます</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>Other languages</source>
        <translation>多言語名</translation>
    </message>
    <message>
        <source>External Key</source>
        <translation>External Key</translation>
    </message>
    <message numerus="yes">
        <source>Held by %n member(s)</source>
        <translation>
            <numerusform>割り当てられているメンバー: %n 名</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit: %1</source>
        <translation>編集: %1</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>削除…</translation>
    </message>
    <message>
        <source>Members who hold it</source>
        <translation>割り当てられているメンバー</translation>
    </message>
    <message>
        <source>Enter or a double click opens the member.</source>
        <translation>Enter またはダブルクリックでメンバーを開きます。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::ActivationsPage</name>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>権限</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Running now: %1</source>
        <translation>有効化中: %1 件</translation>
    </message>
    <message>
        <source>Write the list to a file (Excel or CSV)</source>
        <translation>一覧をファイル（Excel または CSV）に書き出します</translation>
    </message>
    <message>
        <source>There is nothing to write yet.</source>
        <translation>書き出すものがまだありません。</translation>
    </message>
    <message>
        <source>Activated roles</source>
        <translation>有効化の記録</translation>
    </message>
    <message>
        <source>activations</source>
        <translation>有効化の記録</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>終了させた人</translation>
    </message>
    <message>
        <source>All actions for activations</source>
        <translation>有効化に対するすべての操作</translation>
    </message>
    <message>
        <source>Fetching the activations</source>
        <translation>有効化の記録を取得しています</translation>
    </message>
    <message>
        <source>Nobody has activated a role in 90 days</source>
        <translation>この 90 日間に有効化された権限はありません</translation>
    </message>
    <message>
        <source>Whoever may activate a role does so at the top of the window.</source>
        <translation>有効化できる人は、ウィンドウの上部から有効化します。</translation>
    </message>
    <message>
        <source>Activations are known to the service only</source>
        <translation>有効化の記録を表示するには、サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>They can be shown as soon as there is a connection.</source>
        <translation>接続が回復すると表示されます。</translation>
    </message>
    <message>
        <source>The activations could not be fetched</source>
        <translation>有効化の記録を取得できませんでした</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::ComparePage</name>
    <message>
        <source>Menu</source>
        <translation>メニュー</translation>
    </message>
    <message>
        <source>There is no other role to compare with</source>
        <translation>比べる権限がほかにありません</translation>
    </message>
    <message>
        <source>Make or copy one first.</source>
        <translation>先に権限を作成するか、コピーしてください。</translation>
    </message>
    <message>
        <source>Both roles allow the same</source>
        <translation>2 つの権限でできることは同じです</translation>
    </message>
    <message>
        <source>%1 and %2 differ in no menu.</source>
        <translation>%1 と %2 は、どのメニューでも違いがありません。</translation>
    </message>
    <message>
        <source>Differences of two roles</source>
        <translation>2 つの権限の違い</translation>
    </message>
    <message>
        <source>role-differences</source>
        <translation>権限の違い</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>比べる相手</translation>
    </message>
    <message>
        <source>Role to compare with</source>
        <translation>比べる権限</translation>
    </message>
    <message>
        <source>Differences of the two roles</source>
        <translation>2 つの権限の違い</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::HistoryPage</name>
    <message>
        <source>%1: %2</source>
        <comment>what, of whom</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (refused)</source>
        <translation>%1（拒否）</translation>
    </message>
    <message>
        <source>%1 (failed)</source>
        <translation>%1（失敗）</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The record names no details.</source>
        <translation>記録に変更の詳細はありません。</translation>
    </message>
    <message>
        <source>The next ones are being fetched.</source>
        <translation>続きを取得しています。</translation>
    </message>
    <message>
        <source>The history is kept by the service</source>
        <translation>履歴はサービスにあります</translation>
    </message>
    <message>
        <source>It can be seen as soon as there is a connection.</source>
        <translation>接続が回復すると表示されます。</translation>
    </message>
    <message>
        <source>The history could not be fetched</source>
        <translation>履歴を取得できませんでした</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Fetching the history</source>
        <translation>履歴を取得しています</translation>
    </message>
    <message>
        <source>Nothing has happened to this role yet</source>
        <translation>この権限にはまだ何も起きていません</translation>
    </message>
    <message>
        <source>Who changes it, gives it or takes it away appears here.</source>
        <translation>変更、付与、解除をした人がここに表示されます。</translation>
    </message>
    <message>
        <source>History of the role</source>
        <translation>権限の履歴</translation>
    </message>
    <message>
        <source>role-history</source>
        <translation>権限の履歴</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>By</source>
        <translation>実行者</translation>
    </message>
    <message>
        <source>About</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>変更内容</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>リクエスト</translation>
    </message>
    <message>
        <source>Show earlier ones</source>
        <translation>以前の記録を表示</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::HoldersPage</name>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>権限</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>How</source>
        <translation>付与の形</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>%1 people, %2 chosen</source>
        <translation>%1 名、%2 名を選択中</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 名</numerusform>
        </translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>すべて選択</translation>
    </message>
    <message>
        <source>View as</source>
        <translation>この人に見えるもの</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Only who may give roles can see what others see.</source>
        <translation>ほかの人に見えるものを確認できるのは、権限を付与できる人だけです。</translation>
    </message>
    <message>
        <source>Choose one person first.</source>
        <translation>先に 1 名を選んでください。</translation>
    </message>
    <message>
        <source>Shows what this administrator sees</source>
        <translation>この管理者に見えるものを表示します</translation>
    </message>
    <message>
        <source>Open the member</source>
        <translation>メンバーを開く</translation>
    </message>
    <message>
        <source>Holders of %1</source>
        <translation>%1 を持つ人</translation>
    </message>
    <message>
        <source>role-holders</source>
        <translation>権限を持つ人</translation>
    </message>
    <message>
        <source>Longest activation</source>
        <translation>有効化の最長時間</translation>
    </message>
    <message>
        <source>Organization IDs</source>
        <translation>組織 ID</translation>
    </message>
    <message>
        <source>Member ID</source>
        <translation>メンバー ID</translation>
    </message>
    <message>
        <source>Who has the role</source>
        <translation>権限を持つ人</translation>
    </message>
    <message>
        <source>All actions for holders</source>
        <translation>権限を持つ人に対するすべての操作</translation>
    </message>
    <message>
        <source>Fetching who has the role</source>
        <translation>権限を持つ人を取得しています</translation>
    </message>
    <message>
        <source>Nobody has this role</source>
        <translation>この権限を持つ人はいません</translation>
    </message>
    <message>
        <source>Give it to somebody with the button below.</source>
        <translation>下のボタンで付与できます。</translation>
    </message>
    <message>
        <source>Who has a role is known to the service only</source>
        <translation>権限の保持者を表示するには、サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>It can be shown as soon as there is a connection.</source>
        <translation>接続できるようになると表示されます。</translation>
    </message>
    <message>
        <source>Who has the role could not be fetched</source>
        <translation>権限を持つ人を取得できませんでした</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::HoldingDialog</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Change how somebody has the role</source>
        <translation>付与の内容を変更</translation>
    </message>
    <message>
        <source>Give the role</source>
        <translation>権限を付与</translation>
    </message>
    <message>
        <source>How %1 has the role “%2”</source>
        <translation>%1 への「%2」の付与</translation>
    </message>
    <message>
        <source>Give the role “%1”</source>
        <translation>「%1」を付与</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>付与</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Choose a member…</source>
        <translation>メンバーを選択…</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>対象者</translation>
    </message>
    <message>
        <source>In the whole tenant</source>
        <translation>テナント全体</translation>
    </message>
    <message>
        <source>Only in these organizations</source>
        <translation>次の組織だけ</translation>
    </message>
    <message>
        <source>With the organizations below them</source>
        <translation>下位組織を含む</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>Until it is taken away</source>
        <translation>解除するまで</translation>
    </message>
    <message>
        <source>End</source>
        <translation>終了日時</translation>
    </message>
    <message>
        <source>Has it all the time</source>
        <translation>常に持つ</translation>
    </message>
    <message>
        <source>May activate it, each time for at most</source>
        <translation>必要なときに有効化できる。1 回の上限</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> 分</translation>
    </message>
    <message>
        <source>Longest activation in minutes</source>
        <translation>有効化の最長時間（分）</translation>
    </message>
    <message>
        <source>A second administrator must approve each activation</source>
        <translation>有効化のたびに別の管理者の承認を必要とする</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>How</source>
        <translation>付与の形</translation>
    </message>
    <message>
        <source>Choose a member.</source>
        <translation>メンバーを選んでください。</translation>
    </message>
    <message>
        <source>Tick at least one organization, or give it in the whole tenant.</source>
        <translation>組織を 1 つ以上選ぶか、テナント全体を選んでください。</translation>
    </message>
    <message>
        <source>A scope has at most %1 organizations. Tick one above them instead.</source>
        <translation>範囲に指定できる組織は %1 件までです。代わりに上位の組織を選んでください。</translation>
    </message>
    <message>
        <source>The end must lie in the future.</source>
        <translation>期限には未来の日時を指定してください。</translation>
    </message>
    <message>
        <source>%1 has the role %2, in: %3.</source>
        <translation>%1 は「%2」の権限を持ちます。範囲: %3。</translation>
    </message>
    <message>
        <source>%1 may activate the role %2 for up to %3 with a reason and the approval of a second administrator, in: %4.</source>
        <translation>%1 は、理由と別の管理者の承認があれば、「%2」の権限を最長 %3 有効化できます。範囲: %4。</translation>
    </message>
    <message>
        <source>%1 may activate the role %2 for up to %3 with a reason, in: %4.</source>
        <translation>%1 は、理由を入力して「%2」の権限を最長 %3 有効化できます。範囲: %4。</translation>
    </message>
    <message>
        <source>It ends by itself: %1.</source>
        <translation>%1 に自動的に終了します。</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>未選択</translation>
    </message>
    <message>
        <source>It counts in the whole tenant.</source>
        <translation>テナント全体に及びます。</translation>
    </message>
    <message>
        <source>It has no end.</source>
        <translation>期限はありません。</translation>
    </message>
    <message>
        <source>Whoever has it all the time activates nothing.</source>
        <translation>常に持つ場合、有効化はありません。</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>保存しています。</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>権限</translation>
    </message>
    <message>
        <source>Until this time</source>
        <translation>次の日時まで</translation>
    </message>
    <message>
        <source>Choose a role.</source>
        <translation>権限を選択してください。</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::RightsView</name>
    <message>
        <source>Menu</source>
        <translation>メニュー</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>アクセス</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>比べる相手</translation>
    </message>
    <message>
        <source>To be careful about</source>
        <translation>注意が必要</translation>
    </message>
    <message>
        <source>For built-in roles only.</source>
        <translation>既定の権限だけが持てます。</translation>
    </message>
    <message>
        <source>Allows nothing</source>
        <translation>できることはありません</translation>
    </message>
    <message numerus="yes">
        <source>Allows %n menu(s), to be careful about: %1</source>
        <translation>
            <numerusform>%n 個のメニューを許可（注意が必要: %1）</numerusform>
        </translation>
    </message>
    <message>
        <source>Keys on a line: 0 none, 1 view, 2 operate; the space bar goes to the next. What is chosen for a heading counts for all its menus, also for those that come later.</source>
        <translation>行を選んでキーで指定できます。0: なし、1: 閲覧、2: 操作。スペースキーで次へ切り替わります。見出しの指定は、その下のすべてのメニューと、今後追加されるメニューに及びます。</translation>
    </message>
    <message>
        <source>No menu matches.</source>
        <translation>一致するメニューはありません。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>menu, access</comment>
        <translation>%1: %2。</translation>
    </message>
    <message>
        <source>Every administrator may look here.</source>
        <translation>どの管理者も閲覧できます。</translation>
    </message>
    <message>
        <source>Some of the menus below it allow more.</source>
        <translation>下のメニューの一部では、より多くの操作が許可されています。</translation>
    </message>
    <message>
        <source>At present: %1.</source>
        <translation>現在: %1。</translation>
    </message>
    <message>
        <source>Name of the menu</source>
        <translation>メニュー名</translation>
    </message>
    <message>
        <source>Filter menus</source>
        <translation>メニューを絞り込む</translation>
    </message>
    <message>
        <source>Which menus are shown</source>
        <translation>表示するメニュー</translation>
    </message>
    <message>
        <source>All menus</source>
        <translation>すべてのメニュー</translation>
    </message>
    <message>
        <source>What it allows</source>
        <translation>許可しているもの</translation>
    </message>
    <message>
        <source>What the draft changes</source>
        <translation>下書きで変わるもの</translation>
    </message>
    <message>
        <source>Menus and access</source>
        <translation>メニューとアクセス</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::RoleForm</name>
    <message>
        <source>Type a name.</source>
        <translation>名前を入力してください。</translation>
    </message>
    <message>
        <source>Name of the role</source>
        <translation>権限の名前</translation>
    </message>
    <message>
        <source>As people call the task, for example “Personnel of Osaka”.</source>
        <translation>「大阪支社の人事担当」のように、仕事の呼び名にします。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>For other administrators: what it is for.</source>
        <translation>ほかの管理者に向けて、何のための権限かを書きます。</translation>
    </message>
    <message>
        <source>Saved by somebody else meanwhile, with your changes laid over it:</source>
        <translation>この間にほかの管理者が保存した内容（あなたの変更を重ねています）:</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::RoleMatrix</name>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1、%2: %3</translation>
    </message>
    <message>
        <source>There is nothing to write yet.</source>
        <translation>書き出すものがまだありません。</translation>
    </message>
    <message>
        <source>Write the table to a file (Excel or CSV)</source>
        <translation>表をファイル（Excel または CSV）に書き出します</translation>
    </message>
    <message>
        <source>Roles and menus</source>
        <translation>権限とメニュー</translation>
    </message>
    <message>
        <source>roles-and-menus</source>
        <translation>権限とメニュー</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>メニュー</translation>
    </message>
    <message>
        <source>All roles compared</source>
        <translation>すべての権限の比較</translation>
    </message>
    <message>
        <source>Only menus that roles of your own allow</source>
        <translation>独自の権限とひな形が許可しているメニューだけ</translation>
    </message>
    <message>
        <source>● operate   ○ view   (empty) none</source>
        <translation>● 操作&#x3000;○ 閲覧&#x3000;（空欄）なし</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::RolePage</name>
    <message>
        <source>New role</source>
        <translation>権限を作成</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 の修正</translation>
    </message>
    <message>
        <source>Nobody has it until you give it to somebody.</source>
        <translation>付与するまで、この権限を持つ人はいません。</translation>
    </message>
    <message>
        <source>Nothing changes for anybody before you save.</source>
        <translation>保存するまで、誰の権限も変わりません。</translation>
    </message>
    <message>
        <source>Deleted by %1 (%2).</source>
        <translation>%1 が削除しました（%2）。</translation>
    </message>
    <message>
        <source>It can be brought back, with those who had it, until %1.</source>
        <translation>%1 までは、持っていた人とともに元に戻せます。</translation>
    </message>
    <message numerus="yes">
        <source>%n people have it</source>
        <translation>
            <numerusform>保持者 %n 名</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may activate it</source>
        <translation>
            <numerusform>有効化できる人 %n 名</numerusform>
        </translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>権限の内容</translation>
    </message>
    <message>
        <source>Holders (%1)</source>
        <translation>保持者（%1）</translation>
    </message>
    <message>
        <source>Holders</source>
        <translation>保持者</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::ScopeTree</name>
    <message>
        <source>Belongs to it with everything below.</source>
        <translation>下位組織とともに範囲に含まれます。</translation>
    </message>
    <message>
        <source>Belongs to it, without what is below.</source>
        <translation>範囲に含まれます（下位組織を除く）。</translation>
    </message>
    <message>
        <source>Belongs to it because %1 does.</source>
        <translation>%1 が範囲に含まれるため、含まれます。</translation>
    </message>
    <message>
        <source>Belongs to it: the whole tenant does.</source>
        <translation>テナント全体が範囲のため、含まれます。</translation>
    </message>
    <message>
        <source>Lies outside.</source>
        <translation>範囲の外です。</translation>
    </message>
    <message>
        <source>Name of the organization</source>
        <translation>組織名</translation>
    </message>
    <message>
        <source>Filter organizations</source>
        <translation>組織を絞り込む</translation>
    </message>
    <message>
        <source>Organizations of the scope</source>
        <translation>範囲の組織</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::SealedCodeDialog</name>
    <message>
        <source>Opening code</source>
        <translation>開封コード</translation>
    </message>
    <message>
        <source>The account %1 is sealed</source>
        <translation>アカウント %1 を封印しました</translation>
    </message>
    <message>
        <source>This code is shown only now, and kept nowhere. Put it into an envelope together with the password of the account, close it, and lock it away where two people are needed to get it. Whoever has both can open the account.</source>
        <translation>このコードは今だけ表示され、どこにも保存されません。アカウントのパスワードとともに封筒に入れて封をし、2 名がそろわないと取り出せない場所に保管してください。両方を持つ人は、このアカウントを開封できます。</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>コードをコピー</translation>
    </message>
    <message>
        <source>Save sheet to print…</source>
        <translation>印刷用に保存…</translation>
    </message>
    <message>
        <source>It is in the envelope</source>
        <translation>封筒に入れました</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Save sheet to print</source>
        <translation>印刷用に保存</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>envelope.pdf</source>
        <translation>封筒.pdf</translation>
    </message>
    <message>
        <source>Saved as %1. Print it, then delete the file.</source>
        <translation>%1 に保存しました。印刷したらファイルを削除してください。</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose another place.</source>
        <translation>%1 に書き込めませんでした。別の場所を選んでください。</translation>
    </message>
    <message>
        <source>Sealed account</source>
        <translation>緊急用アカウント</translation>
    </message>
    <message>
        <source>Sealed account of %1</source>
        <translation>%1 の緊急用アカウント</translation>
    </message>
    <message>
        <source>Account: %1</source>
        <translation>アカウント: %1</translation>
    </message>
    <message>
        <source>Password: ______________________________</source>
        <translation>パスワード: ______________________________</translation>
    </message>
    <message>
        <source>Sign in to the console as this account, type the code and say why. All administrators are told, and any of them can refuse within %1. Then the account can do nearly everything for a short time. Afterwards it must be sealed anew: this code is void.</source>
        <translation>このアカウントでコンソールにログインし、コードと理由を入力してください。すべての管理者に通知され、%1 の間は誰でも拒否できます。その後、短い時間だけほぼすべての操作ができます。使い終わったらコードは無効になるため、封印し直してください。</translation>
    </message>
    <message>
        <source>The code cannot be shown again. Put it into the envelope before you close.</source>
        <translation>コードはもう一度表示できません。封筒に入れてから閉じてください。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::roles::ViewAsPage</name>
    <message>
        <source>There is nothing to write yet.</source>
        <translation>書き出すものがまだありません。</translation>
    </message>
    <message>
        <source>Write these members to a file (Excel or CSV)</source>
        <translation>表示中のメンバーをファイル（Excel または CSV）に書き出します</translation>
    </message>
    <message>
        <source>What somebody sees is known to the service only</source>
        <translation>管理者に見える内容を表示するには、サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>It can be shown as soon as there is a connection.</source>
        <translation>接続できるようになると表示されます。</translation>
    </message>
    <message>
        <source>What %1 sees could not be fetched</source>
        <translation>%1 に見えるものを取得できませんでした</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Asking what %1 sees</source>
        <translation>%1 に見えるものを確認しています</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>role, where</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 holds no role and sees nothing here.</source>
        <translation>%1 は管理者権限を持たず、何も見えません。</translation>
    </message>
    <message>
        <source>%1 holds: %2</source>
        <translation>%1 の権限: %2</translation>
    </message>
    <message>
        <source>Members: %1   Organizations: %2   Devices: %3   Live sessions: %4</source>
        <translation>メンバー: %1&#x3000;組織: %2&#x3000;端末: %3&#x3000;セッション: %4</translation>
    </message>
    <message>
        <source>The whole tenant lies within it.</source>
        <translation>テナント全体が範囲です。</translation>
    </message>
    <message>
        <source>No organization lies within it.</source>
        <translation>範囲に含まれる組織はありません。</translation>
    </message>
    <message>
        <source>What is pale lies outside: it is not found, not counted and not exported.</source>
        <translation>淡い色の組織は範囲の外です。検索、件数、書き出しに含まれません。</translation>
    </message>
    <message>
        <source>Members, the first %1</source>
        <translation>メンバー（先頭の %1 名）</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>What %1 sees</source>
        <translation>%1 に見えるもの</translation>
    </message>
    <message>
        <source>view-as</source>
        <translation>見えるもの</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Member ID</source>
        <translation>メンバー ID</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>メニュー</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Members this administrator sees</source>
        <translation>この管理者に見えるメンバー</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::rooms::ArchiveDialog</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>This needs a connection to the service.</source>
        <translation>サービスへの接続が必要です。</translation>
    </message>
    <message>
        <source>Choose what to restore first.</source>
        <translation>先に復元するものを選択してください。</translation>
    </message>
    <message>
        <source>Your role may only look here.</source>
        <translation>お持ちの権限では、閲覧だけができます。</translation>
    </message>
    <message>
        <source>It was restored already. After one restore it cannot be moved again.</source>
        <translation>すでに復元されています。復元は 1 回だけで、再び移すことはできません。</translation>
    </message>
    <message>
        <source>Its 30 days are over.</source>
        <translation>30 日の期限が過ぎています。</translation>
    </message>
    <message>
        <source>The last change is still under way.</source>
        <translation>直前の変更を処理しています。</translation>
    </message>
    <message>
        <source>Restore into which organization?</source>
        <translation>復元先の組織を選択</translation>
    </message>
    <message>
        <source>Restore %1 into %2</source>
        <translation>%1 を %2 に復元</translation>
    </message>
    <message>
        <source>%1 comes into the talk room of %2. After one restore it cannot be moved again.</source>
        <translation>%1 を %2 のトークルームに移します。復元は 1 回だけで、再び移すことはできません。</translation>
    </message>
    <message>
        <source>What %1 has itself is lost for good: %2.</source>
        <translation>%1 にすでにある内容は完全に失われます: %2。</translation>
    </message>
    <message>
        <source>The files of both folders stand side by side afterwards.</source>
        <translation>フォルダのファイルは、両方とも残ります。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>復元</translation>
    </message>
    <message>
        <source>The last leader is gone. Who becomes the group master?</source>
        <translation>最後の責任者がいません。グループマスターを選択</translation>
    </message>
    <message>
        <source>Restore %1 as a new group</source>
        <translation>%1 を新しいグループとして復元</translation>
    </message>
    <message>
        <source>%1 comes into the talk room of a new group. After one restore it cannot be moved again.</source>
        <translation>%1 を新しいグループのトークルームに移します。復元は 1 回だけで、再び移すことはできません。</translation>
    </message>
    <message>
        <source>Group master and first member: %1.</source>
        <translation>グループマスター兼最初のメンバー: %1。</translation>
    </message>
    <message>
        <source>Further members are added to the group afterwards.</source>
        <translation>ほかのメンバーは、復元の後でグループに追加してください。</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>グループ名</translation>
    </message>
    <message>
        <source>The group needs a name.</source>
        <translation>グループ名を入力してください。</translation>
    </message>
    <message>
        <source>The name can have up to 100 characters.</source>
        <translation>名前は 100 文字以内で入力してください。</translation>
    </message>
    <message>
        <source>%1 was restored.</source>
        <translation>%1 を復元しました。</translation>
    </message>
    <message>
        <source>The archive is kept by the service</source>
        <translation>アーカイブはサービスに保管されています</translation>
    </message>
    <message>
        <source>It can be seen as soon as there is a connection.</source>
        <translation>接続すると表示されます。</translation>
    </message>
    <message>
        <source>The archive could not be fetched</source>
        <translation>アーカイブを取得できませんでした</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Fetching the archive</source>
        <translation>アーカイブを取得しています</translation>
    </message>
    <message>
        <source>Nothing can be restored</source>
        <translation>復元できるものはありません</translation>
    </message>
    <message>
        <source>Talk rooms whose talk was turned off, and those of deleted organizations and groups, stay here for 30 days.</source>
        <translation>トークをオフにしたトークルームと、削除した組織・グループのトークルームは、30 日間ここに残ります。</translation>
    </message>
    <message>
        <source>Restore data of talk rooms</source>
        <translation>トークルームのデータの復元</translation>
    </message>
    <message>
        <source>Talk, notes, events and folder of a room come back once: over an existing organization, or as a new group. Tasks are not kept. The organization or group itself does not come back.</source>
        <translation>トーク・ノート・予定・フォルダを 1 回だけ復元できます。既存の組織に上書きするか、新しいグループとして復元します。タスクは残りません。組織やグループ自体は戻りません。</translation>
    </message>
    <message>
        <source>Into an organization…</source>
        <translation>組織に上書き…</translation>
    </message>
    <message>
        <source>As a new group…</source>
        <translation>新しいグループとして…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Talk rooms that can be restored</source>
        <translation>復元できるトークルーム</translation>
    </message>
    <message>
        <source>What it was</source>
        <translation>元の種類</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Restored %1</source>
        <translation>%1 に復元済み</translation>
    </message>
    <message>
        <source>Can be restored</source>
        <translation>復元できます</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>期限切れ</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>一覧は空です。</translation>
    </message>
    <message>
        <source>Write this list to a file (Excel or CSV)</source>
        <translation>この一覧をファイルに書き出します (Excel または CSV)</translation>
    </message>
    <message>
        <source>Write to a file…</source>
        <translation>ファイルに書き出す…</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::rooms::RoomPanel</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Reads it through</source>
        <translation>閲覧できる経路</translation>
    </message>
    <message>
        <source>Erase data of the talk room: %1</source>
        <translation>トークルームのデータ削除: %1</translation>
    </message>
    <message>
        <source>%1 in the talk room of %2 will be erased for good. It cannot be restored, also not within 30 days.</source>
        <translation>%2 のトークルームの%1を完全に削除します。30 日以内でも復元できません。</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>erase</source>
        <comment>a word that is typed to confirm</comment>
        <translation>削除</translation>
    </message>
    <message>
        <source>Data of the talk room was erased.</source>
        <translation>トークルームのデータを削除しました。</translation>
    </message>
    <message>
        <source>On</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Turn off…</source>
        <translation>オフにする…</translation>
    </message>
    <message>
        <source>Turn on…</source>
        <translation>オンにする…</translation>
    </message>
    <message>
        <source>Turn off %1</source>
        <translation>%1をオフにする</translation>
    </message>
    <message>
        <source>Turn on %1</source>
        <translation>%1をオンにする</translation>
    </message>
    <message>
        <source>What the talk room holds is not known yet.</source>
        <translation>トークルームの内容がまだ確認できていません。</translation>
    </message>
    <message>
        <source>There is nothing to erase.</source>
        <translation>削除するものがありません。</translation>
    </message>
    <message>
        <source>The last change is still under way.</source>
        <translation>直前の変更を処理しています。</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>データ削除…</translation>
    </message>
    <message>
        <source>Erase %1</source>
        <translation>%1のデータ削除</translation>
    </message>
    <message>
        <source>What the talk room holds and who reads it is known to the service; there is no connection.</source>
        <translation>トークルームの内容と閲覧できる人はサービスに保管されています。現在は接続されていません。</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) can read this talk room</source>
        <translation>
            <numerusform>このトークルームを閲覧できるメンバー: %n 名</numerusform>
        </translation>
    </message>
    <message>
        <source>Who reads this talk room</source>
        <translation>このトークルームを閲覧できる人</translation>
    </message>
    <message>
        <source>Talk is off: nobody reads it now. These would as soon as it is on.</source>
        <translation>トークはオフで、現在は誰も閲覧できません。オンにすると、次の人が閲覧できるようになります。</translation>
    </message>
    <message>
        <source>%1 of %2 fetched</source>
        <translation>%1 / %2 名を取得しました</translation>
    </message>
    <message>
        <source>%1 of %2 match</source>
        <translation>%1 / %2 名が一致</translation>
    </message>
    <message>
        <source>Only those within the range of your rights are named.</source>
        <translation>権限の範囲内の人だけを表示しています。</translation>
    </message>
    <message>
        <source>Name, ID or nesting</source>
        <translation>名前、ID、経路</translation>
    </message>
    <message>
        <source>Filter readers</source>
        <translation>閲覧できる人の絞り込み</translation>
    </message>
    <message>
        <source>Readers of %1</source>
        <translation>%1 を読むメンバー</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::sessions::SessionFilterRow</name>
    <message>
        <source>“%1”</source>
        <translation>「%1」</translation>
    </message>
    <message>
        <source>No filter is set.</source>
        <translation>絞り込みの条件が設定されていません。</translation>
    </message>
    <message>
        <source>Of an organization…</source>
        <translation>組織で絞り込み…</translation>
    </message>
    <message>
        <source>Shows only members of an organization and those below it.</source>
        <translation>選択した組織とその下位組織のメンバーだけを表示します。</translation>
    </message>
    <message>
        <source>Shows the sessions of all organizations again.</source>
        <translation>すべての組織のセッションを再び表示します。</translation>
    </message>
    <message>
        <source>All countries</source>
        <translation>すべての国</translation>
    </message>
    <message>
        <source>Filter by member, device or address</source>
        <translation>メンバー、デバイス、IP アドレスで絞り込み</translation>
    </message>
    <message>
        <source>Filter sessions</source>
        <translation>セッションの絞り込み</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>すべてのアクセス環境</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>アクセス環境</translation>
    </message>
    <message>
        <source>Used or not</source>
        <translation>利用の有無: すべて</translation>
    </message>
    <message>
        <source>Unused for 1 hour</source>
        <translation>1 時間以上利用なし</translation>
    </message>
    <message>
        <source>Unused for 8 hours</source>
        <translation>8 時間以上利用なし</translation>
    </message>
    <message>
        <source>Unused for 24 hours</source>
        <translation>24 時間以上利用なし</translation>
    </message>
    <message>
        <source>Unused for 7 days</source>
        <translation>7 日以上利用なし</translation>
    </message>
    <message>
        <source>Unused for 30 days</source>
        <translation>30 日以上利用なし</translation>
    </message>
    <message>
        <source>Unused since</source>
        <translation>利用なしの期間</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国</translation>
    </message>
    <message>
        <source>IP address or range</source>
        <translation>IP アドレスまたは範囲</translation>
    </message>
    <message>
        <source>For example 203.0.113.7 or 203.0.113.0/24.</source>
        <translation>例: 203.0.113.7、203.0.113.0/24</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>絞り込みを解除</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::templates::EffectivePage</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Choose a member…</source>
        <translation>メンバーを選択…</translation>
    </message>
    <message>
        <source>Another member…</source>
        <translation>ほかのメンバー…</translation>
    </message>
    <message>
        <source>Open the member</source>
        <translation>メンバーを開く</translation>
    </message>
    <message>
        <source>Open this template</source>
        <translation>このテンプレートを開く</translation>
    </message>
    <message>
        <source>Choose a member to see what counts for that person and why.</source>
        <translation>メンバーを選択すると、その人に適用される権限とその理由を表示します。</translation>
    </message>
    <message>
        <source>This is known to the service only; there is no connection at the moment.</source>
        <translation>この設定はサービスにだけ保存されています。現在、接続がありません。</translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation>サービスに問い合わせています…</translation>
    </message>
    <message>
        <source>Permission template: %1</source>
        <translation>権限テンプレート: %1</translation>
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
        <translation>すべての環境</translation>
    </message>
    <message>
        <source>At present: %1</source>
        <translation>現在: %1</translation>
    </message>
    <message>
        <source>The mobile app can be used</source>
        <translation>モバイル版アプリを利用できる</translation>
    </message>
    <message>
        <source>When this is off, the whole mobile app is unusable: it is logged out at once and refused.</source>
        <translation>オフにすると、モバイル版アプリ全体が利用できなくなります。すぐにログアウトされ、ログインもできません。</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Talk in the mobile app is always on while the mobile app is on. Talk, calendar and tasks need at least one environment. Forms have one switch for all three. Files that may not be downloaded to phones can still be looked at there.</source>
        <translation>モバイル版アプリがオンの間、モバイル版アプリのトークは常にオンです。トーク、カレンダー、タスクは、1 つ以上の環境をオンにする必要があります。アンケートは 3 つの環境をまとめて設定します。モバイルへのダウンロードができないファイルも、閲覧はできます。</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::templates::TemplatePage</name>
    <message>
        <source>Moves here from %1 with saving.</source>
        <translation>保存すると「%1」からこのテンプレートに移ります。</translation>
    </message>
    <message>
        <source>Saved by somebody else meanwhile:</source>
        <translation>別の人が保存した変更:</translation>
    </message>
    <message>
        <source>Your changes, laid over it and not saved yet:</source>
        <translation>あなたの変更 (重ねて表示中、未保存):</translation>
    </message>
    <message numerus="yes">
        <source>Counts for %n member(s) at present</source>
        <translation>
            <numerusform>現在 %n 名に適用されています</numerusform>
        </translation>
    </message>
    <message>
        <source>The basic settings keep their name and cannot be deleted.</source>
        <translation>基本設定は、名前の変更も削除もできません。</translation>
    </message>
    <message>
        <source>The draft is open below.</source>
        <translation>下書きを下に開いています。</translation>
    </message>
    <message>
        <source>Correct what is marked first.</source>
        <translation>先に、示された誤りを直してください。</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>まだ何も変更されていません。</translation>
    </message>
    <message>
        <source>Draft, not saved yet</source>
        <translation>下書き (未保存)</translation>
    </message>
    <message>
        <source>Draft without changes</source>
        <translation>下書き (変更なし)</translation>
    </message>
    <message>
        <source>The basic settings count for everybody who has no other template; nothing is assigned to them.</source>
        <translation>基本設定は、ほかのテンプレートが適用されない全員に適用されます。割り当てはありません。</translation>
    </message>
    <message>
        <source>A template assigned to a member directly counts before that of the user type. A member has one at most.</source>
        <translation>メンバーに直接設定したテンプレートは、利用権限タイプのテンプレートより優先されます。1 名に設定できるのは 1 つです。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Copy…</source>
        <translation>複製…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>名前を変更…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>削除…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Members who have this template directly</source>
        <translation>このテンプレートを直接設定したメンバー</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>利用サービスの設定</translation>
    </message>
    <message>
        <source>User types</source>
        <translation>利用権限タイプ</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Effective permissions</source>
        <translation>有効な権限</translation>
    </message>
</context>
<context>
    <name>sekisho::ui::templates::TypesTable</name>
    <message>
        <source>Moves here from %1 with saving.</source>
        <translation>保存すると「%1」からこのテンプレートに移ります。</translation>
    </message>
    <message>
        <source>Has the template %1.</source>
        <translation>「%1」が設定されています。</translation>
    </message>
    <message>
        <source>User type</source>
        <translation>利用権限タイプ</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>User types that have this template</source>
        <translation>このテンプレートを設定した利用権限タイプ</translation>
    </message>
    <message>
        <source>The basic settings count for everybody who has no other template; nothing is assigned to them.</source>
        <translation>基本設定は、ほかのテンプレートが適用されない全員に適用されます。割り当てはありません。</translation>
    </message>
    <message>
        <source>The tenant has no user types.</source>
        <translation>このテナントには利用権限タイプがありません。</translation>
    </message>
    <message>
        <source>A user type has one template. Ticking one that has another moves it here.</source>
        <translation>利用権限タイプに設定できるテンプレートは 1 つです。ほかのテンプレートが設定されているものにチェックすると、このテンプレートに移ります。</translation>
    </message>
    <message>
        <source>No user type has this template.</source>
        <translation>このテンプレートを設定した利用権限タイプはありません。</translation>
    </message>
</context>
</TS>
