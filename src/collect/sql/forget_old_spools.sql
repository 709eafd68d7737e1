UPDATE collect_upload SET spool = '', key_sealed = $2 WHERE uploaded_at < $1 AND spool <> ''
