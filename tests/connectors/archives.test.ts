import { connectorContract } from './contract.ts';

connectorContract('archives');
