import './style.css';
import './live.css';
import { render } from 'preact';
import type { ReportData } from '../data.js';
import { App } from './App.js';

const data = JSON.parse(document.getElementById('data')!.textContent!) as ReportData;
render(<App data={data} />, document.getElementById('app')!);
