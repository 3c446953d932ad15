/** What would end a text of SQL, wait, or mean more than it says: a pattern, a query of words, a regular expression. */
export const SQL_STRINGS: readonly string[] = [
  `'`, `''`, `"`, `\\`, `\\'`, `';`, `'--`, `' or '1'='1`, `" or "1"="1`, `') or ('1'='1`, `1 or 1=1`,
  `' and 1=0 union select null,null--`,
  `'; drop table dossiers.dossier; --`, `'; select pg_sleep(6); --`, `' || pg_sleep(6) || '`,
  `(select 1 from pg_sleep(6))`,
  `1; select pg_sleep(6)`, `$$;select pg_sleep(6)--`, `/**/`, `'/*`, `*/'`, `\u02bc or \u02bc1\u02bc=\u02bc1`,
  `\uff07 or 1=1--`, `\u2019;--`,
  `%`, `_`, `%_%`, `\\%`, `&`, `|`, `!`, `:*`, `( ) & | ! :*`, `a & !b`, `<->`, `'a':B`, `((((`, `[`, `(?`, `*+?{9}`,
  `.*`, `(a+)+$`, `{{1}}`,
  `cast(version() as int)`, `current_setting('x')`, `\${1}`, `$1`, `:name`, `?`, `@x`, `0x27`, `%27`, `%2527`, `-1`,
  `1e309`, `NaN`, `null`,
  `99999999999999999999`, `id desc; --`, `(case when 1=1 then id end)`, `extractvalue(1,1)`, `2021-06-25'`, `\u0000`,
]
/** Patterns that find everything where they mean anything, and whose letters stand in no name. */
export const WILD = ['%%', '__', '%_%', '\\%\\%', '.*', '( | )', ':*', "' or ''='"]
