SELECT month, text FROM complain_figures WHERE name = 'figures'
