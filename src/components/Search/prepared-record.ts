import type {SearchRecord} from '../../model/search-record.ts'
import {foldText} from '../text/fold-text.ts'
import {foldCommand, foldTerms} from './fold-terms.ts'

/** A record with its texts as a query is compared with them. */
export interface PreparedRecord
  extends Pick<SearchRecord, 'title' | 'keys' | 'alerts' | 'names' | 'text' | 'code' | 'checks'> {
  readonly record: SearchRecord
  /** The title with the endings of its words. */
  readonly plainTitle: string
  /** Of each phrase of readers its terms. */
  readonly asked: readonly (readonly string[])[]
}

/** Folds the texts of a record, once for all queries. */
export function prepareRecord(record: SearchRecord): PreparedRecord {
  return {
    record,
    title: foldTerms(record.title),
    plainTitle: foldText(record.title),
    keys: record.keys.map(foldTerms),
    asked: record.asked.map((phrase) => foldTerms(phrase).split(' ')),
    alerts: record.alerts.map(foldTerms),
    names: record.names.map(foldText),
    text: foldTerms(record.text),
    code: foldCommand(record.code),
    checks: foldCommand(record.checks),
  }
}
