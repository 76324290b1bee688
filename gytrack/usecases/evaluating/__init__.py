"""Evaluations (中期评估, 总结评估): drawing them up, deciding, showing, the annex."""
