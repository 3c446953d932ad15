-- Owner: catalogue. A bundle (liên thông) is published as a procedure is: by date, with its rules in the content of its
-- version. The list of its own, which nothing pointed at, knew no dates.

drop table catalogue.bundle;
