-- Owner: notifications. What may be changed, column by column: what was told to whom, and why, is not rewritten.

revoke update on notifications.template, notifications.message, notifications.delivery from motcua_app;
grant update (sms, subject, text, valid) on notifications.template to motcua_app;
grant update (state, sent_at) on notifications.message to motcua_app;
grant update (due_at, tries, last_fault) on notifications.delivery to motcua_app;
