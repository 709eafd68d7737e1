SELECT spool FROM collect_upload WHERE spool <> ''
