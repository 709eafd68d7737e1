/** A column of DataTable: numbers stand right, short texts do not wrap. */
export interface Column {
  key: string
  title: string
  kind?: 'number' | 'short' | 'text' | 'buttons'
}
