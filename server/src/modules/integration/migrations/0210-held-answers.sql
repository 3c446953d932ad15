-- Owner: integration. Whoever asked a question over the axis is told that its answer is held, or was refused: what came is found by the
-- document that it answers, also where nobody could tell of which dossier it is. Of messages that are done there is nothing to find.

create index message_in_held_answers on integration.message_in
  using gin ((body #> '{message,answers}') jsonb_path_ops) where state in ('held', 'refused');
