-- Owner: workflow. A stay whose term is counted anew by a newer calendar is explained, and resumed, by that one.

grant update (calendar_version_id) on workflow.leg to motcua_app;
