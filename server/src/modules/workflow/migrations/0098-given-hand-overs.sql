-- Owner: workflow. What nobody has acknowledged is handed over by whoever takes the place of a unit that ends.

grant update (handed_over_from) on workflow.leg to motcua_app;
